package dev.treadle.samples.guess;

import dev.treadle.actor.Actor;
import dev.treadle.io.Connection;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The server's side of one game. It understands {@code PARAMS low high}, {@code NUMBER} and {@code
 * REPORT decision}, a line each; anything else is answered with a line that begins with ERROR, and
 * changes nothing.
 */
final class GuessSession extends Actor<String> {

    private static final Set<String> DECISIONS = Set.of("Unsure", "Warmer", "Colder", "Correct");

    private final Connection<String> connection;
    private final RandomGenerator random;
    private final PrintWriter out;
    private final Set<Long> guessed = new HashSet<>();
    private long low;
    private long high = -1;
    private long last;
    private boolean found;

    GuessSession(Connection<String> connection, RandomGenerator random, PrintWriter out) {
        this.connection = connection;
        this.random = random;
        this.out = out;
    }

    // tag::receive
    @Override
    protected void receive(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case "PARAMS" -> onParams(words);
            case "NUMBER" -> onNumber(words);
            case "REPORT" -> onReport(words);
            default -> error("there is no command " + words[0]);
        }
    }

    // end::receive

    private void onParams(String... words) {
        try {
            if (words.length != 3) {
                throw new NumberFormatException();
            }
            int newLow = Integer.parseInt(words[1]);
            high = Integer.parseInt(words[2]);
            low = newLow;
            guessed.clear();
            found = false;
        } catch (NumberFormatException e) {
            error("PARAMS takes two numbers");
        }
    }

    private void onNumber(String... words) {
        if (words.length != 1) {
            error("NUMBER takes nothing");
        } else if (found) {
            connection.tell(Long.toString(last));
        } else if (guessed.size() > high - low) {
            error("there is no number left between %d and %d".formatted(low, high));
        } else {
            do {
                last = random.nextLong(low, high + 1);
            } while (!guessed.add(last));
            connection.tell(Long.toString(last));
        }
    }

    private void onReport(String... words) {
        if (words.length != 2 || !DECISIONS.contains(words[1])) {
            error("REPORT takes Unsure, Warmer, Colder or Correct");
        } else if (guessed.isEmpty()) {
            error("there is no guess to report on");
        } else {
            found = words[1].equals("Correct");
            out.println("Server: %d is %s".formatted(last, words[1]));
        }
    }

    private void error(String what) {
        connection.tell("ERROR " + what);
    }
}
