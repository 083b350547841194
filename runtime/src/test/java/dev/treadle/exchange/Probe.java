package dev.treadle.exchange;

import dev.treadle.mailbox.Recipient;

import java.util.ArrayList;
import java.util.List;

/** A recipient that keeps what it gets. */
final class Probe<M> implements Recipient<M> {

    private final List<M> messages = new ArrayList<>();

    @Override
    public synchronized void tell(M message) {
        messages.add(message);
    }

    synchronized List<M> messages() {
        return List.copyOf(messages);
    }
}
