package dev.treadle.actor;

import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Backoff;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/** When an actor failed lately, for one supervision. Used by the thread that runs the actor. */
final class RestartLog {

    private final Supervision supervision;
    private final ArrayDeque<Long> failures = new ArrayDeque<>();
    private int inARow;
    private long goesOnAt;

    RestartLog(Supervision supervision) {
        this.supervision = supervision;
    }

    boolean isFor(Supervision which) {
        return which == supervision;
    }

    /**
     * Counts a failure. {@return whether the actor may go on}
     *
     * @param limit how often it may in this case
     */
    boolean admits(long now, Supervision.Intensity limit) {
        if (!limit.isLimited()) {
            return true;
        }
        long period = Durations.nanos(limit.within());
        while (!failures.isEmpty() && now - failures.peekFirst() >= period) {
            failures.pollFirst();
        }
        failures.addLast(now);
        return failures.size() <= limit.times();
    }

    /** Counts a failure after which the actor waits. {@return how long} */
    Duration backoff(Backoff backoff, long now, RandomGenerator random) {
        if (inARow > 0 && now - goesOnAt >= Durations.nanos(backoff.longest())) {
            inARow = 0;
        }
        inARow++;
        Duration wait = backoff.delay(inARow, random);
        goesOnAt = now + wait.toNanos();
        return wait;
    }
}
