package dev.treadle.actor;

import dev.treadle.scheduler.spi.Lanes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The asks that have not ended: none may be forgotten when the system closes. Safe to use from any
 * thread.
 */
final class OpenAsks {

    /** Keeps an ask until it ends, or its time is over. */
    static final class Entry extends Lanes.Node implements Runnable {

        /** Read without a fence: who sees it too late finds an ask that has ended. */
        private @Nullable Ask<?> ask;

        Entry(Ask<?> ask) {
            this.ask = ask;
        }

        void end() {
            ask = null;
        }

        @Override
        protected boolean isOver() {
            return ask == null;
        }

        @Override
        public void run() {
            Ask<?> open = ask;
            if (open != null) {
                open.timedOut();
            }
        }
    }

    private final Lanes<Entry> entries = new Lanes<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    /** {@return all of them at this moment} */
    List<Ask<?>> all() {
        List<Ask<?>> all = new ArrayList<>();
        entries.forEach(entry -> {
            Ask<?> open = entry.ask;
            if (open != null) {
                all.add(open);
            }
        });
        return all;
    }
}
