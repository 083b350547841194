package dev.treadle.scheduler;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The runners that have nothing to do, counted, so that who brings work need not look for them. */
final class IdleRunners {
    /*
     * No wake-up is lost. Who brings work publishes it (CAS or swap, a full fence), then reads the
     * count. Who goes idle raises the count, moves the occupant of its processor (full fences), then
     * looks for work once more: in all queues, not in slots, of which it has just emptied its own.
     * One of the two sees the other. The count is never less than the runners that are idle.
     */
    private final AtomicInteger count = new AtomicInteger();

    int count() {
        return count.get();
    }

    /**
     * Makes a runner idle in its processor, unless there is a reason to go on.
     *
     * @return whether it is idle: then it parks
     */
    boolean add(Runner runner, Processor here, BooleanSupplier reasonToGoOn) {
        count.incrementAndGet();
        if (!here.replace(runner, runner.idle)) {
            count.decrementAndGet();
            return false;
        }
        if (reasonToGoOn.getAsBoolean() && here.replace(runner.idle, runner)) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }

    /** {@return whether one was idle, and goes on now} */
    boolean wakeOne(Processor[] processors) {
        if (count.get() > 0) {
            for (Processor each : processors) {
                if (wake(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return whether the runner of a processor was idle, and goes on now} */
    boolean wake(Processor processor) {
        return processor.occupant() instanceof Runner.Idle idle
                && processor.replace(idle, idle.runner)
                && goesOn(idle);
    }

    /** Lets a runner go on that was idle, in its processor or without. {@return true} */
    boolean goesOn(Runner.Idle idle) {
        count.decrementAndGet();
        LockSupport.unpark(idle.runner.thread);
        return true;
    }
}
