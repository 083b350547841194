package dev.treadle.scheduler;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the threads of the JVM do. */
final class Threads {

    private Threads() {}

    /** {@return the platform thread of that name} */
    static Optional<Thread> named(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .findAny();
    }

    /** {@return whether it waits until somebody wakes it: no timer will} */
    static boolean sleepsForGood(String name) {
        return named(name).map(Thread::getState).equals(Optional.of(Thread.State.WAITING));
    }

    static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, BLOCKED, TERMINATED -> false;
        };
    }

    /** Waits until a platform thread uses no processor time for a while. */
    static void awaitRest(Thread thread) {
        var times = ManagementFactory.getThreadMXBean();
        var last = new AtomicLong();
        Soon.await()
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    long now = times.getThreadCpuTime(thread.threadId());
                    return last.getAndSet(now) == now;
                });
    }
}
