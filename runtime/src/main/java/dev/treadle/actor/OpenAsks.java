package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The asks that have not ended: none may be forgotten when the system closes. Safe to use from any
 * thread.
 *
 * <p>A few lists, each with a lock of its own; each ask is linked by fields of its own, so that it
 * costs no allocation and no search.
 */
final class OpenAsks {

    private static final int LISTS = 8;

    private final Row[] rows = Stream.generate(Row::new).limit(LISTS).toArray(Row[]::new);

    void add(Ask<?> ask) {
        Row row = rowOf(ask);
        synchronized (row) {
            row.add(ask);
        }
    }

    /** Does nothing if it is not there. */
    void remove(Ask<?> ask) {
        Row row = rowOf(ask);
        synchronized (row) {
            row.remove(ask);
        }
    }

    private Row rowOf(Ask<?> ask) {
        return rows[ask.spread() & (LISTS - 1)];
    }

    /** {@return all of them at this moment} */
    List<Ask<?>> all() {
        List<Ask<?>> all = new ArrayList<>();
        for (Row row : rows) {
            synchronized (row) {
                for (Ask<?> each = row.first; each != null; each = each.after) {
                    all.add(each);
                }
            }
        }
        return all;
    }

    /** One of the lists, which is its own lock. */
    private static final class Row {

        private @Nullable Ask<?> first;

        private void add(Ask<?> ask) {
            Ask<?> second = first;
            ask.after = second;
            if (second != null) {
                second.before = ask;
            }
            first = ask;
            ask.listed = true;
        }

        private void remove(Ask<?> ask) {
            if (!ask.listed) {
                return;
            }
            Ask<?> before = ask.before;
            Ask<?> after = ask.after;
            if (before == null) {
                first = after;
            } else {
                before.after = after;
            }
            if (after != null) {
                after.before = before;
            }
            ask.before = null;
            ask.after = null;
            ask.listed = false;
        }
    }
}
