package dev.treadle.cooperative;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.IdentityHashMap;
import java.util.function.BooleanSupplier;

/** The channels that tasks of one scheduler wait for, on one selector. Used in the turn only. */
final class Channels {

    private final IdentityHashMap<SelectableChannel, ChannelWaits> known = new IdentityHashMap<>();
    private @Nullable Selector selector;

    /** {@return whether there is any that is open, waited for or not} */
    boolean any() {
        return !known.isEmpty();
    }

    /**
     * Has a task told whenever a channel is ready, until it waits no more.
     *
     * @param operation one of the operations of a selection key
     */
    void watch(SelectableChannel channel, int operation, Suspended<?> task, Runnable onReady)
            throws IOException {
        ChannelWaits waits = known.get(channel);
        if (waits == null) {
            waits = new ChannelWaits();
            waits.key(channel.register(selector(), 0, waits));
            known.put(channel, waits);
        }
        waits.add(operation, task, onReady);
    }

    private Selector selector() throws IOException {
        Selector open = selector;
        if (open == null) {
            open = Selector.open();
            selector = open;
        }
        return open;
    }

    /** Looks which channels are ready. */
    void poll() {
        if (any()) {
            select(Selector::selectNow);
        }
    }

    /** Waits until a channel is ready or it rings. */
    void await(Doorbell doorbell, BooleanSupplier idle) throws InterruptedException {
        Selector open = selector;
        if (open == null) {
            return;
        }
        doorbell.rest(open::wakeup, idle, () -> select(Selector::select));
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for channels");
        }
    }

    private interface Select {
        int select(Selector selector) throws IOException;
    }

    private void select(Select how) {
        Selector open = selector;
        if (open == null) {
            return;
        }
        try {
            how.select(open);
        } catch (IOException e) {
            throw new UncheckedIOException("The channels of a scheduler cannot be selected", e);
        }
        for (SelectionKey key : open.selectedKeys()) {
            if (key.isValid() && key.attachment() instanceof ChannelWaits waits) {
                waits.ready(key.readyOps());
            }
        }
        open.selectedKeys().clear();
        if (open.keys().size() < known.size()) {
            forgetClosed();
        }
    }

    /** A closed channel leaves the selector without a word: its tasks are told here. */
    private void forgetClosed() {
        known.values()
                .removeIf(waits -> {
                    boolean gone = !waits.isValid();
                    if (gone) {
                        waits.closed();
                    }
                    return gone;
                });
    }

    void close() {
        known.clear();
        Selector open = selector;
        selector = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The selector of a scheduler cannot be closed", e);
            }
        }
    }
}
