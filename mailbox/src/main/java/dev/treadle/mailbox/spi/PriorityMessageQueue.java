package dev.treadle.mailbox.spi;

import dev.treadle.mailbox.MailboxOptions;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Gives out the higher priority first. Each priority in use has a queue of its own, so equals keep
 * their order, and both the next message and the one that makes room, the oldest of the lowest
 * priority, are found in a time that grows with the logarithm of the number of priorities in use.
 */
final class PriorityMessageQueue<M> extends LockedQueue<M> {

    private final ToIntFunction<Object> priority;
    private final TreeMap<Integer, Queue<M>> lowestFirst = new TreeMap<>();

    PriorityMessageQueue(
            MailboxOptions options,
            ToIntFunction<Object> priority,
            Consumer<? super M> dropped,
            Owner owner) {
        super(options, dropped, owner);
        this.priority = priority;
    }

    @Override
    int priority(M message) {
        return priority.applyAsInt(message);
    }

    @Override
    void insert(M message, int priority) {
        lowestFirst.computeIfAbsent(priority, _ -> new ArrayDeque<>(1)).add(message);
    }

    @Override
    M displace(M message, int priority) {
        if (priority < lowestFirst.firstKey()) {
            return message;
        }
        M oldest = removeFrom(lowestFirst.firstEntry());
        insert(message, priority);
        return oldest;
    }

    @Override
    M removeNext() {
        return removeFrom(lowestFirst.lastEntry());
    }

    private M removeFrom(Map.Entry<Integer, Queue<M>> equals) {
        M message = equals.getValue().remove();
        if (equals.getValue().isEmpty()) {
            lowestFirst.remove(equals.getKey());
        }
        return message;
    }
}
