package dev.treadle.scheduler.simulation;

import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.Turn;
import dev.treadle.scheduler.spi.ThreadLocals;
import dev.treadle.scheduler.spi.Unwinding;

/**
 * A thread that runs one activation after the other, each for one step, if others want to go on.
 */
final class Worker extends SimulatedStrand implements Turn {

    private boolean begun;

    /**
     * @param first what it runs first
     */
    Worker(Baton baton, Activation first) {
        super(baton);
        activation(first);
    }

    /** Gives it something to run, while it is idle. */
    void assign(Activation next) {
        activation(next);
    }

    @Override
    void run() {
        do {
            step();
        } while (baton().goesOn(this));
    }

    private void step() {
        Activation now = activation();
        begun = false;
        boolean more = false;
        try {
            more = now.run(this);
        } catch (Unwinding over) {
            throw over;
        } catch (Throwable e) {
            baton().uncaught(e);
        }
        noActivation();
        Thread.interrupted();
        ThreadLocals.clear(thread());
        if (more) {
            baton().ready(new Candidate.Scheduled(now));
        }
    }

    @Override
    public boolean next() {
        boolean first = !begun;
        begun = true;
        return first || baton().nobodyElse();
    }

    @Override
    Object who() {
        return activation();
    }

    @Override
    String name() {
        return activation().toString();
    }
}
