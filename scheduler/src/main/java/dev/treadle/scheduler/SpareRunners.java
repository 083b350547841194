package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Runners without a processor that stand ready, the last to come the first to go. */
final class SpareRunners {

    private static final int MOST = 64;

    private final ConcurrentLinkedDeque<Runner> ready = new ConcurrentLinkedDeque<>();
    private final AtomicInteger count = new AtomicInteger();

    /** {@return false if there are enough: the runner should end} */
    boolean offer(Runner runner) {
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return false;
        }
        ready.push(runner);
        return true;
    }

    @Nullable Runner take() {
        Runner taken = ready.poll();
        if (taken != null) {
            count.decrementAndGet();
        }
        return taken;
    }

    /** Takes back a runner that was taken and not given a processor after all. */
    void giveBack(Runner runner) {
        count.incrementAndGet();
        ready.push(runner);
        LockSupport.unpark(runner.thread);
    }

    /** {@return false if another thread has taken it: a processor is on its way to it} */
    boolean remove(Runner runner) {
        boolean removed = ready.remove(runner);
        if (removed) {
            count.decrementAndGet();
        }
        return removed;
    }

    int count() {
        return count.get();
    }

    void unparkAll() {
        ready.forEach(runner -> LockSupport.unpark(runner.thread));
    }
}
