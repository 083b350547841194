package dev.treadle.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Watches for handlers that do not come back while work waits behind them, and lets others go on
 * with it: at once behind one that blocks, after a while behind one that holds its thread. Sees too
 * that there are carriers for others while runners keep theirs.
 *
 * <p>Looks every few dozen microseconds while it has something to do, every few milliseconds while
 * all goes well, and sleeps without a timer while no work waits and some runner is idle.
 */
final class Monitor {
    /*
     * No work waits unseen: who brings work publishes it, then reads asleep. The monitor sets asleep
     * (volatile), then looks whether work waits, then parks. One of the two sees the other if the work
     * was published with a full fence, as it is in queues. A slot is filled without one: its runner
     * may read asleep before the slot shows what it has put there. So the first sleep is a short one;
     * when the monitor looks again, nothing put before it fell asleep can be missed any more.
     *
     * Who wakes the last idle runner has counted it off before it reads asleep, which is the same.
     *
     * For the same reason it looks into the slots of runners whose processors it has handed on, until
     * they have noticed that: see Runner.
     */
    private static final long FIRST_SLEEP = 1_000_000;
    private static final long SHORTEST_PAUSE = 20_000;
    private static final long LONGEST_PAUSE = 2_000_000;
    private static final long SLOW = 10_000_000;
    private static final int CALM_LOOKS_BEFORE_SLEEP = 16;

    /** A runner whose processor was handed on. */
    private record Former(Runner runner, Processor lost) {}

    private final List<Former> former = new ArrayList<>();
    private final ProcessorDispatcher dispatcher;
    private final ProcessorSet processors;
    private final Thread thread;
    private int keepers;
    private volatile boolean asleep;
    private volatile boolean closed;

    Monitor(String name, ProcessorDispatcher dispatcher, ProcessorSet processors) {
        this.dispatcher = dispatcher;
        this.processors = processors;
        thread =
                Thread.ofPlatform()
                        .daemon(false) // the only thread of a dispatcher that keeps the JVM alive
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
            calm = keepers > 0 || anyWorkWaits() ? 0 : calm + 1;
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
        long until = System.nanoTime() + FIRST_SLEEP;
        for (long left = FIRST_SLEEP; left > 0 && asleep && !closed; ) {
            LockSupport.parkNanos(this, left); // which a late unpark may cut short
            left = until - System.nanoTime();
        }
        if (asleep) {
            wakeIfThereIsReason();
        }
        while (asleep && !closed) {
            LockSupport.park(this);
            Thread.interrupted(); // whoever interrupts it shall not keep it awake
        }
    }

    void fallAsleep() {
        asleep = true;
        wakeIfThereIsReason();
    }

    void wakeIfThereIsReason() {
        if (anyWorkWaits() || allAtWork()) {
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
            if (each.slotIsFilled()) {
                return true;
            }
        }
        return former.stream().anyMatch(each -> each.runner.slot.isFilled());
    }

    /** {@return whether no runner is idle, and not all of them wait for something} */
    private boolean allAtWork() {
        return dispatcher.idlers.count() == 0
                && Stream.of(processors.all()).anyMatch(Monitor::isAtWork);
    }

    private static boolean isAtWork(Processor processor) {
        return processor.occupant() instanceof Runner owner
                && owner.thread.getState() == Thread.State.RUNNABLE;
    }

    boolean look() {
        long now = System.nanoTime();
        boolean acted = false;
        int keep = 0;
        former.removeIf(this::collect);
        for (Processor each : processors.all()) {
            if (each.occupant() instanceof Runner owner) {
                acted |= look(each, owner, now);
            }
            keep += each.occupancy.keepsCarrier(isAtWork(each), each.rests(), now) ? 1 : 0;
        }
        makeUpFor(keep);
        return acted;
    }

    private void makeUpFor(int keep) {
        if (keep != keepers) {
            keepers = keep;
            dispatcher.carriers.keep(keep);
        }
    }

    /** {@return whether a former owner has noticed, and empties its slot itself} */
    private boolean collect(Former owner) {
        boolean noticed = owner.runner.knowsItLost(owner.lost);
        if (!noticed) {
            dispatcher.inject(owner.runner.slot);
        }
        return noticed;
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
            return workWaitsBehind(processor, owner) && help(processor, owner, step, lasts);
        } catch (Throwable e) {
            Uncaught.report(e); // whom this was about must not cost the others their monitor
            return false;
        }
    }

    private boolean workWaitsBehind(Processor processor, Runner owner) {
        return owner.slot.isFilled() || !processor.queue.isEmpty() || dispatcher.workWaits();
    }

    private boolean help(Processor processor, Runner owner, long step, long lasts) {
        Activation activation = owner.activation();
        return switch (owner.thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> {
                try {
                    activation.sawBlocked(); // first: who sees others go on finds it recorded
                } finally {
                    handOn(processor, owner);
                }
                if (!processor.ownedBy(owner)) {
                    owner.waitsIn(activation, step);
                }
                yield true;
            }
            case NEW, RUNNABLE, TERMINATED -> {
                if (lasts > SLOW) {
                    dispatcher.expose(owner);
                    if (owner.sighting.firstTold()) {
                        activation.sawSlow(lasts);
                    }
                }
                yield false;
            }
        };
    }

    /** What was seen of the owner may be out of date: then it does not know for a while. */
    void handOn(Processor processor, Runner owner) {
        dispatcher.handOff(processor, owner);
        former.add(new Former(owner, processor));
    }
}
