package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What is here for a short while, in the order in which each thread added it. Safe to use from any
 * thread.
 *
 * <p>Who ends a thing only says so in the thing itself. It is taken out later, by who adds others:
 * ending one costs nothing here, and adding one costs a lock that hardly anybody else wants.
 *
 * @param <N> the type of the things
 */
public final class Lanes<N extends Lanes.Node> {
    /*
     * Each thread adds to the lane of its number, under the lane's lock, which guards the links of its
     * nodes too. A node ends without any lock, and never comes back: so it does not matter when a
     * sweep sees that.
     *
     * A lane is swept when more nodes came since the last sweep than that had left. So of what is
     * over a lane holds no more than of what is not, and LEAST; and a sweep costs each node that came a
     * step or two.
     */
    private static final int LANES = 8;
    private static final int LEAST = 16;

    /** A thing that ends. One that has ended should keep nothing alive. */
    public abstract static class Node {

        private @Nullable Node next;

        /** Makes one that is in no lane. */
        protected Node() {}

        /** {@return whether it has ended, for good} Called under a lock: it must not wait. */
        protected abstract boolean isOver();
    }

    private final Lane[] lanes = Stream.generate(Lane::new).limit(LANES).toArray(Lane[]::new);

    /** Makes lanes with nothing in them. */
    public Lanes() {}

    /**
     * Adds a node.
     *
     * @param node which has not been added before
     */
    public void add(N node) {
        Lane lane = lanes[(int) Thread.currentThread().threadId() & (LANES - 1)];
        synchronized (lane) {
            lane.add(node);
        }
    }

    /**
     * Looks at all nodes that are not over.
     *
     * @param action given each, under a lock: it must not wait, nor add
     */
    @SuppressWarnings("unchecked") // nothing but N is added
    public void forEach(Consumer<? super N> action) {
        for (Lane lane : lanes) {
            synchronized (lane) {
                lane.sweep();
                for (Node each = lane.first; each != null; each = each.next) {
                    action.accept((N) each);
                }
            }
        }
    }

    /**
     * Takes out all nodes, and hands over those that are not over.
     *
     * @param action given each, under a lock: it must not wait, nor add
     */
    @SuppressWarnings("unchecked") // nothing but N is added
    public void drainTo(Consumer<? super N> action) {
        for (Lane lane : lanes) {
            synchronized (lane) {
                lane.sweep();
                for (Node each = lane.takeFirst(); each != null; each = lane.takeFirst()) {
                    action.accept((N) each);
                }
            }
        }
    }

    /** One of them, which is its own lock. */
    private static final class Lane {

        private @Nullable Node first;
        private @Nullable Node last;
        private int left;
        private int came;

        /** Keeps the next lane off the cache line of this one. */
        @SuppressWarnings("unused")
        private long p0, p1, p2, p3, p4, p5, p6, p7;

        private void add(Node node) {
            if (++came > left + LEAST) {
                sweep();
            }
            append(node);
        }

        private void append(Node node) {
            Node before = last;
            if (before == null) {
                first = node;
            } else {
                before.next = node;
            }
            last = node;
        }

        private void sweep() {
            Node all = first;
            first = null;
            last = null;
            left = 0;
            came = 0;
            for (Node each = all; each != null; ) {
                Node after = each.next;
                each.next = null; // or what is old and over would keep what is young alive
                if (!each.isOver()) {
                    append(each);
                    left++;
                }
                each = after;
            }
        }

        private @Nullable Node takeFirst() {
            Node taken = first;
            if (taken != null) {
                first = taken.next;
                taken.next = null;
                if (first == null) {
                    last = null;
                }
            }
            return taken;
        }
    }
}
