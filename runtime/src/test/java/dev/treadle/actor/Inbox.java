package dev.treadle.actor;

import dev.treadle.mailbox.Recipient;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told, in order. Safe to use from any thread. */
final class Inbox<M> implements Recipient<M> {

    private final List<M> messages = new ArrayList<>();

    @Override
    public synchronized void tell(M message) {
        messages.add(message);
    }

    synchronized List<M> messages() {
        return List.copyOf(messages);
    }

    synchronized int size() {
        return messages.size();
    }

    /** {@return the messages, as soon as there are that many} */
    List<M> await(int count) {
        Awaitility.await()
                .dontCatchUncaughtExceptions() // those of actors are part of the tests
                .pollInterval(Duration.ofMillis(1))
                .until(() -> size() >= count);
        return messages();
    }
}
