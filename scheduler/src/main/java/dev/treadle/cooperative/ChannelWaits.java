package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/** Who waits for one channel. Used in the turn only. */
final class ChannelWaits {

    private record Wait(int operation, Suspended<?> task, Runnable onReady) {}

    private final List<Wait> waits = new ArrayList<>(2);
    private @Nullable SelectionKey key;

    void key(SelectionKey registered) {
        key = registered;
    }

    private SelectionKey key() {
        return requireNonNull(key);
    }

    boolean isValid() {
        return key().isValid();
    }

    void add(int operation, Suspended<?> task, Runnable onReady) {
        for (Wait other : waits) {
            if (other.operation == operation) {
                throw new IllegalStateException(
                        "The tasks %s and %s wait for the same of %s: let one of them do it"
                                .formatted(
                                        other.task.task().name(),
                                        task.task().name(),
                                        key().channel()));
            }
        }
        var wait = new Wait(operation, task, onReady);
        waits.add(wait);
        if ((key().interestOps() & operation) == 0) {
            key().interestOpsOr(operation);
        }
        task.whenOver(() -> waits.remove(wait));
    }

    /**
     * Tells who waits for one of these operations. The selector goes on watching for an operation
     * until it is ready and nobody waits for it: a task that reads in a loop waits again before.
     */
    void ready(int operations) {
        int wanted = 0;
        for (Wait wait : List.copyOf(waits)) {
            if ((wait.operation & operations) != 0) {
                wanted |= wait.operation;
                wait.onReady.run();
            }
        }
        int unwanted = operations & ~wanted;
        if (unwanted != 0 && key().isValid()) {
            key().interestOpsAnd(~unwanted);
        }
    }

    /** Tells all who wait that the channel is closed. */
    void closed() {
        List.copyOf(waits).forEach(wait -> wait.task.fail(new ClosedChannelException()));
    }
}
