package dev.treadle.actor;

import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Promise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told, in order. Safe to use from any thread. */
final class Inbox<M> implements Recipient<M> {

    private static final Duration LONG = Duration.ofSeconds(10);

    private record Waiting(int count, Promise<Boolean> enough) {}

    private final List<M> messages = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();

    @Override
    public void tell(M message) {
        List<Waiting> due;
        synchronized (this) {
            messages.add(message);
            due = waiting.stream().filter(each -> each.count() <= messages.size()).toList();
            waiting.removeAll(due);
        }
        due.forEach(each -> each.enough().complete(true));
    }

    synchronized List<M> messages() {
        return List.copyOf(messages);
    }

    synchronized int size() {
        return messages.size();
    }

    /** {@return the messages, as soon as there are that many} */
    List<M> await(int count) {
        var enough = new Promise<Boolean>();
        synchronized (this) {
            if (size() >= count) {
                return messages();
            }
            waiting.add(new Waiting(count, enough));
        }
        try {
            enough.await(LONG);
        } catch (AwaitTimeoutException e) {
            throw new AssertionError("expected %d messages, not %s".formatted(count, messages()));
        }
        return messages();
    }
}
