package dev.treadle.scheduler;

import java.util.concurrent.locks.LockSupport;

/**
 * Watches for handlers that do not come back while work waits behind them, and lets others go on
 * with it: at once behind one that blocks, after a while behind one that holds its thread.
 *
 * <p>Looks every few dozen microseconds while it has something to do, every few milliseconds while
 * all goes well, and sleeps without a timer while no work waits.
 */
final class Monitor {
    /*
     * No work waits unseen: who brings work publishes it (full fence), then reads asleep. The monitor
     * sets asleep (volatile), then looks whether work waits, then parks. One of the two sees the other.
     */
    private static final long SHORTEST_PAUSE = 20_000;
    private static final long LONGEST_PAUSE = 2_000_000;
    private static final long SLOW = 10_000_000;
    private static final int CALM_LOOKS_BEFORE_SLEEP = 16;

    private final ProcessorDispatcher dispatcher;
    private final ProcessorSet processors;
    private final Thread thread;
    private volatile boolean asleep;
    private volatile boolean closed;

    Monitor(String name, ProcessorDispatcher dispatcher, ProcessorSet processors) {
        this.dispatcher = dispatcher;
        this.processors = processors;
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .inheritInheritableThreadLocals(false)
                        .unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    /** Says that work waits. Costs a read while the monitor is awake. */
    void notice() {
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
    }

    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        long pause = SHORTEST_PAUSE;
        int calm = 0;
        while (!closed) {
            boolean acted = look();
            pause = acted ? SHORTEST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
            calm = anyWorkWaits() ? 0 : calm + 1;
            if (calm < CALM_LOOKS_BEFORE_SLEEP) {
                LockSupport.parkNanos(this, pause);
            } else {
                sleep();
                pause = SHORTEST_PAUSE;
                calm = 0;
            }
        }
    }

    private void sleep() {
        fallAsleep();
        while (asleep && !closed) {
            LockSupport.park(this);
            Thread.interrupted(); // whoever interrupts it shall not keep it awake
        }
    }

    void fallAsleep() {
        asleep = true;
        if (anyWorkWaits()) {
            asleep = false;
        }
    }

    boolean asleep() {
        return asleep;
    }

    private boolean anyWorkWaits() {
        if (dispatcher.workWaits()) {
            return true;
        }
        for (Processor each : processors.all()) {
            if (each.hasNext()) {
                return true;
            }
        }
        return false;
    }

    private boolean look() {
        long now = System.nanoTime();
        boolean acted = false;
        for (Processor each : processors.all()) {
            if (each.occupant() instanceof Runner owner) {
                acted |= look(each, owner, now);
            }
        }
        return acted;
    }

    private boolean look(Processor processor, Runner owner, long now) {
        long step = owner.step();
        long lasts = owner.sighting.lasts(step, now);
        if (!Runner.inside(step)) {
            return false;
        }
        if (lasts > SLOW) {
            owner.sighting.holdsThread();
        }
        try {
            return workWaitsBehind(processor) && help(processor, owner, lasts);
        } catch (Throwable e) {
            Uncaught.report(e); // whom this was about must not cost the others their monitor
            return false;
        }
    }

    private boolean workWaitsBehind(Processor processor) {
        return processor.hasWork() || dispatcher.workWaits();
    }

    private boolean help(Processor processor, Runner owner, long lasts) {
        Activation activation = owner.activation();
        return switch (owner.thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> {
                dispatcher.handOff(processor, owner);
                activation.sawBlocked();
                yield true;
            }
            case NEW, RUNNABLE, TERMINATED -> {
                if (lasts > SLOW) {
                    dispatcher.expose(processor);
                    if (owner.sighting.firstTold()) {
                        activation.sawSlow(lasts);
                    }
                }
                yield false;
            }
        };
    }
}
