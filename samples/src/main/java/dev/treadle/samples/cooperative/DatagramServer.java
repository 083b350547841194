package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;

import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Answers datagrams. One task receives, and each answer is a task of its own, so that one that
 * takes its time holds up no other.
 */
final class DatagramServer {

    /** Makes an answer. */
    @FunctionalInterface
    interface Answerer {

        /**
         * {@return the answer to a request}
         *
         * @param task who may wait for it
         * @param request what was asked, without blanks around it
         * @throws Exception if there is no answer; then the client is told why
         */
        String answer(Task task, String request) throws Exception;
    }

    private static final int LONGEST_REQUEST = 1_024;
    private static final int MOST_AT_ONCE = 1_000;

    private final DatagramChannel channel;
    private final Answerer answerer;

    /** Requests that have no answer yet. */
    private int open;

    DatagramServer(DatagramChannel channel, Answerer answerer) {
        this.channel = channel;
        this.answerer = answerer;
    }

    /** Receives until the task is cancelled. */
    void serve(Task task) {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST_REQUEST);
        while (true) {
            SocketAddress client = task.yield(Event.receive(channel, buffer));
            String request = UTF_8.decode(buffer.flip()).toString().strip();
            buffer.clear();
            if (open < MOST_AT_ONCE) {
                open++;
                task.scheduler().spawn("answer", own -> answer(own, client, request));
            } else {
                send(task, client, "error: too many requests, try again later");
            }
        }
    }

    private void answer(Task task, SocketAddress client, String request) {
        try {
            send(task, client, answerer.answer(task, request));
        } catch (Exception e) {
            send(task, client, "error: " + e.getMessage());
        } finally {
            open--;
        }
    }

    /** A datagram may be lost anywhere on its way: one that cannot be sent is no different. */
    private void send(Task task, SocketAddress client, String text) {
        try {
            task.yield(Event.send(channel, UTF_8.encode(text), client));
        } catch (UncheckedIOException lost) {
            return;
        }
    }
}
