package dev.treadle.scheduler;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.scheduler.spi.Strand;
import dev.treadle.scheduler.spi.ThreadLocals;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/** A long-lived virtual thread that runs activations from the processor it owns. */
final class Runner extends Strand implements Turn {
    /*
     * processor and budget are written by the runner's own thread; only the monitor reads along, the
     * first of them, to see whether the runner has noticed that it lost it. assigned is set by who hands it a
     * processor and cleared by the runner: release and acquire by volatile.
     * step tells the monitor where the runner is: odd inside an activation, one pair up at each step.
     * Who sees an odd one sees the activation (release, acquire). A stale value only delays the
     * monitor or makes a hand-off needless, never wrong.
     *
     * slot is the runner's own, whatever processor it has. Who takes its processor takes what is in
     * the slot after that. The runner may not have noticed yet when it fills the slot once more, as
     * that is no fence. Then it empties it itself as soon as it has noticed: before it waits, and
     * when an activation has given itself up, which is an atomic update (see Activation) and so comes
     * after all it has put there. Should a handler block in between, the monitor takes it: it looks
     * there until the runner has set its processor to null, which comes before that emptying.
     *
     * renamed is guarded by sighting, as the thread's name is. The runner takes that lock only when it
     * has no processor: either it finds itself renamed, or who comes later to rename it finds that it
     * has gone on, as its step was written before.
     */
    private static final VarHandle STEP;
    private static final VarHandle PROCESSOR;

    static {
        try {
            var lookup = MethodHandles.lookup();
            STEP = lookup.findVarHandle(Runner.class, "step", long.class);
            PROCESSOR = lookup.findVarHandle(Runner.class, "processor", Processor.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final int STEPS_A_TURN = 256;

    /** Stands in a processor for this runner while it is idle. */
    static final class Idle {
        final Runner runner;

        Idle(Runner runner) {
            this.runner = runner;
        }
    }

    final Thread thread;
    final Slot slot = new Slot();
    final Sighting sighting = new Sighting();
    final Idle idle = new Idle(this);
    private final ProcessorDispatcher dispatcher;
    private final CarrierShare share;
    private final String name;
    private final int lane;
    private volatile @Nullable Processor assigned;
    private @Nullable Processor processor;
    private long step;
    private int budget;
    private boolean woken;
    private boolean renamed;

    Runner(ProcessorDispatcher dispatcher, String name, CarrierShare share) {
        this.dispatcher = dispatcher;
        this.share = share;
        this.name = name;
        this.lane = dispatcher.lanes.take();
        this.thread =
                Thread.ofVirtual()
                        .name(name)
                        .inheritInheritableThreadLocals(false)
                        .unstarted(() -> bind(this::work));
        thread.setContextClassLoader(dispatcher.loader);
    }

    /** Gives this runner, which has none, a processor that names it as its occupant already. */
    void assign(Processor to) {
        assigned = to;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    /** {@return the processor that this runner owns; null while it has none. Own thread only} */
    @Nullable Processor owned() {
        Processor mine = processor;
        return mine != null && mine.ownedBy(this) ? mine : null;
    }

    /**
     * {@return whether it knows that it does not own a processor, and puts nothing into its slot,
     * or owns it again} Any thread may call it.
     */
    boolean knowsItLost(Processor lost) {
        return PROCESSOR.getAcquire(this) != lost || lost.ownedBy(this);
    }

    long step() {
        return (long) STEP.getAcquire(this);
    }

    static boolean inside(long step) {
        return (step & 1) == 1;
    }

    /** {@return whether its handler holds its thread, by what the monitor saw} */
    boolean stuck() {
        return sighting.stuckAt(step());
    }

    /**
     * Has the thread say in whose handler it waits, until it takes another processor: in a thread
     * dump nothing else does.
     *
     * @param blocked what it runs
     * @param seen the step it was seen in
     */
    void waitsIn(Activation blocked, long seen) {
        String waiting = name + " in " + blocked;
        synchronized (sighting) {
            if (step() == seen) {
                thread.setName(waiting);
                renamed = true;
            }
        }
    }

    private void takeOwnName() {
        synchronized (sighting) {
            if (renamed) {
                thread.setName(name);
                renamed = false;
            }
        }
    }

    @Override
    public boolean next() {
        STEP.setRelease(this, step + 2);
        return --budget >= 0 && owned() != null;
    }

    @Override
    public int lane() {
        return lane;
    }

    boolean belongsTo(ProcessorDispatcher some) {
        return dispatcher == some;
    }

    private void work() {
        try {
            loop();
        } finally {
            dispatcher.ended(this);
        }
    }

    private void loop() {
        boolean goesOn = true;
        while (goesOn) {
            goesOn = workOrWait();
        }
    }

    /** One round, in a method of its own that is compiled as such. {@return whether to go on} */
    private boolean workOrWait() {
        if (processor == null && !awaitProcessor()) {
            return false;
        }
        Processor here = processor;
        if (here == null || !here.ownedBy(this)) {
            giveUpProcessor();
            return true;
        }
        share.giveWay();
        Activation picked = dispatcher.pick(here, slot);
        if (picked != null) {
            passOn();
            run(picked);
            return true;
        }
        if (dispatcher.retire(here, this)) {
            giveUpProcessor();
        } else if (!dispatcher.closed()) {
            park(here);
        } else {
            return dispatcher.workWaits();
        }
        return true;
    }

    /** It was woken for one activation and may have found another: somebody has to look again. */
    private void passOn() {
        if (woken) {
            woken = false;
            dispatcher.wakeIfWorkWaits();
        }
    }

    private void run(Activation picked) {
        Thread.interrupted(); // what interrupts a runner between two activations is meant for
        // neither
        activation(picked);
        budget = STEPS_A_TURN;
        STEP.setRelease(this, step + 1);
        boolean more = false;
        try {
            more = picked.run(this);
        } catch (Throwable e) {
            Uncaught.report(e);
        }
        STEP.setRelease(this, step + 1);
        noActivation();
        cleanUp();
        if (more) {
            dispatcher.inject(picked);
        }
    }

    /** Leaves nothing for the next activation to find. */
    private void cleanUp() {
        if (!Objects.equals(dispatcher.loader, thread.getContextClassLoader())) {
            thread.setContextClassLoader(dispatcher.loader);
        }
        ThreadLocals.clear(thread);
    }

    private void park(Processor here) {
        here.rested();
        share.rested();
        if (!dispatcher.idlers.add(this, here, dispatcher::reasonToGoOn)) {
            return;
        }
        while (here.occupant() == idle) {
            LockSupport.park(here);
            Thread.interrupted(); // a late interrupt of some activation would let no park wait
        }
        woken = true;
    }

    /** A runner that is going to wait lets another go on with its processor. */
    @Override
    protected void beforePark() {
        Processor mine = processor;
        if (mine != null) {
            if (mine.ownedBy(this)) {
                mine.rested();
                dispatcher.handOff(mine, this);
            }
            giveUpProcessor();
        }
    }

    /** One that has lost its processor keeps nothing waiting behind it. */
    @Override
    public boolean pause() {
        return owned() == null && Parking.plain().pause();
    }

    /** Leaves nothing in the slot that it put there when it had lost its processor already. */
    private void giveUpProcessor() {
        PROCESSOR.setRelease(this, null);
        dispatcher.inject(slot);
    }

    private boolean awaitProcessor() {
        takeOwnName();
        if (assigned == null && !dispatcher.spares.offer(this)) {
            return false;
        }
        Processor given;
        while ((given = assigned) == null) {
            if (dispatcher.closed() && dispatcher.spares.remove(this)) {
                return false;
            }
            LockSupport.park(dispatcher);
            Thread.interrupted();
        }
        assigned = null;
        processor = given;
        return true;
    }
}
