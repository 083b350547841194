package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * Signals that keep their place among an actor's messages. They are not in its mailbox, so that
 * none is too full for them, drops them, or asks for their priority. Used by the thread that runs
 * the actor.
 */
final class Signals {

    private record Due(SignalLetter letter, long at) {}

    private final ArrayDeque<Due> waiting = new ArrayDeque<>(1);
    private long taken;

    /** Adds one that comes after as many messages as wait now. */
    void add(Signal signal, int messages) {
        waiting.add(new Due(new SignalLetter(signal), taken + messages));
    }

    /** {@return the next one if it is its turn, or no message is left, else null} */
    @Nullable SignalLetter next(boolean noMessages) {
        Due first = waiting.peek();
        if (first == null || (first.at > taken && !noMessages)) {
            return null;
        }
        return waiting.remove().letter;
    }

    /** A message has been taken. */
    void took() {
        taken++;
    }
}
