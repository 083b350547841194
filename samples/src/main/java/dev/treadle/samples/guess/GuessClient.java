package dev.treadle.samples.guess;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorSystem;
import dev.treadle.io.Connection;
import dev.treadle.io.Framing;
import dev.treadle.io.TcpClient;
import dev.treadle.mailbox.WorkQueue;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Plays games: has the server guess, and says whether it got warmer. For one thread. */
final class GuessClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WorkQueue<String> answers = WorkQueue.bounded(16);
    private final Connection<String> connection;
    private final PrintWriter out;

    GuessClient(ActorSystem system, InetSocketAddress server, PrintWriter out) {
        this.out = out;
        connection =
                TcpClient.connect(
                        system, "client", server, Framing.lines(), _ -> Actor.of(answers::put));
        connection.ended().onComplete(_ -> answers.close());
    }

    // tag::play
    /** Plays until the number is found, or as often as the server may guess. */
    void play(long low, long high, long secret, int guesses) throws InterruptedException {
        out.println(
                "Guess a number between %d and %d! Shhhhh, it's %d.".formatted(low, high, secret));
        connection.tell("PARAMS %d %d".formatted(low, high));
        long before = -1;
        for (int i = 0; i < guesses && before != 0; i++) {
            connection.tell("NUMBER");
            long guess = answer();
            long distance = Math.abs(guess - secret);
            String decision = decision(before, distance);
            connection.tell("REPORT " + decision);
            out.println("Client: %d is %s".formatted(guess, decision));
            before = distance;
        }
        connection.tell("PARAMS 0 -1");
    }

    // end::play

    private long answer() throws InterruptedException {
        String line =
                answers.take(PATIENCE)
                        .orElseThrow(() -> new IllegalStateException("The server says nothing"));
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("The server says '%s', no number".formatted(line), e);
        }
    }

    private static String decision(long before, long now) {
        if (now == 0) {
            return "Correct";
        } else if (before < 0 || now == before) {
            return "Unsure";
        } else {
            return now < before ? "Warmer" : "Colder";
        }
    }

    @Override
    public void close() {
        connection.close();
        connection.ended().await();
    }
}
