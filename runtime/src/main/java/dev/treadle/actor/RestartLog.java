package dev.treadle.actor;

import java.util.ArrayDeque;

/** When an actor failed lately. Used by the thread that runs the actor. */
final class RestartLog {

    private final ArrayDeque<Long> failures = new ArrayDeque<>();

    /** Counts a failure. {@return whether the supervision lets the actor go on} */
    boolean admits(Supervision supervision, long now) {
        if (supervision.limit() == Integer.MAX_VALUE) {
            return true;
        }
        long period = Texts.nanos(supervision.period());
        while (!failures.isEmpty() && now - failures.peekFirst() >= period) {
            failures.pollFirst();
        }
        failures.addLast(now);
        return failures.size() <= supervision.limit();
    }
}
