package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * What keeps its place among an actor's messages and is none that was sent: signals, ticks, results
 * that it waited for. They are not in its mailbox, so that none is too full for them, drops them,
 * or asks for their priority. Used by the thread that runs the actor.
 */
final class Asides {

    private record Due(Aside aside, long at) {}

    private final ArrayDeque<Due> waiting = new ArrayDeque<>(1);
    private long taken;

    /** Adds one that comes after as many messages as wait now. */
    void add(Aside aside, int messages) {
        waiting.add(new Due(aside, taken + messages));
    }

    /** {@return what is to be handled if it is its turn, or no message is left, else null} */
    @Nullable Object next(boolean noMessages) {
        for (Due first = waiting.peek();
                first != null && (first.at <= taken || noMessages);
                first = waiting.peek()) {
            waiting.remove();
            Object opened = first.aside.open();
            if (opened != null) {
                return opened;
            }
        }
        return null;
    }

    /** A message has been taken. */
    void took() {
        taken++;
    }

    /** {@return one that will not come any more, null when none is left} */
    @Nullable Aside giveUp() {
        Due first = waiting.poll();
        return first == null ? null : first.aside;
    }
}
