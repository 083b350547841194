package dev.treadle.mailbox.spi;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.params.provider.Arguments;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The queues that keep the one contract. */
enum QueueKind {
    LINKED(Overflow.BLOCK),
    LINKED_NEAR_THE_LARGEST_NUMBER(Overflow.BLOCK) {
        @Override
        MessageQueue<Object> create(
                int capacity, Consumer<Object> dropped, MessageQueue.Owner owner) {
            return new LinkedQueue<>(capacity, owner, Integer.MAX_VALUE - 5);
        }
    },
    LINKED_NEAR_ZERO(Overflow.BLOCK) {
        @Override
        MessageQueue<Object> create(
                int capacity, Consumer<Object> dropped, MessageQueue.Owner owner) {
            return new LinkedQueue<>(capacity, owner, -5);
        }
    },
    EVICTING(Overflow.DROP_OLDEST),
    PRIORITY(Overflow.FAIL) {
        @Override
        MailboxOptions options(int capacity) {
            return super.options(capacity).withPriority(_ -> 7);
        }
    },
    PRIORITY_EVICTING(Overflow.DROP_OLDEST) {
        @Override
        MailboxOptions options(int capacity) {
            return super.options(capacity).withPriority(_ -> 7);
        }
    };

    private final Overflow overflow;

    QueueKind(Overflow overflow) {
        this.overflow = overflow;
    }

    /**
     * Returns the arguments of a test that runs with every queue at every one of the capacities.
     */
    static Stream<Arguments> withCapacities(int... capacities) {
        return Stream.of(values())
                .flatMap(kind ->
                        IntStream.of(capacities)
                                .mapToObj(capacity -> Arguments.of(kind, capacity)));
    }

    MessageQueue<Object> create(int capacity, Consumer<Object> dropped) {
        return create(capacity, dropped, () -> {});
    }

    MessageQueue<Object> create(int capacity, Consumer<Object> dropped, MessageQueue.Owner owner) {
        return MessageQueue.create(options(capacity), dropped, owner);
    }

    MailboxOptions options(int capacity) {
        return MailboxOptions.bounded(capacity, overflow);
    }

    boolean evicts() {
        return overflow == Overflow.DROP_OLDEST;
    }
}
