package dev.treadle.mailbox.spi;

import dev.treadle.mailbox.MailboxOptions;

import java.util.ArrayDeque;
import java.util.function.Consumer;

/** Keeps the order of sending; the oldest message makes room. */
final class EvictingQueue<M> extends LockedQueue<M> {

    private final ArrayDeque<M> messages = new ArrayDeque<>(1);

    EvictingQueue(MailboxOptions options, Consumer<? super M> dropped, Owner owner) {
        super(options, dropped, owner);
    }

    @Override
    int priority(M message) {
        return 0;
    }

    @Override
    void insert(M message, int priority) {
        messages.add(message);
    }

    @Override
    M displace(M message, int priority) {
        M oldest = messages.remove();
        messages.add(message);
        return oldest;
    }

    @Override
    M removeNext() {
        return messages.remove();
    }
}
