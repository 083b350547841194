package dev.treadle.scheduler;

import java.util.concurrent.locks.LockSupport;

/** A runner's manners: gives its carrier away now and then where carriers were not raised. */
final class CarrierShare {

    private static final int PICKS_BETWEEN_LOOKS = 64;
    private static final long SLICE = 500_000;

    private final Carriers carriers;
    private int picks;
    private long sliceBegan = System.nanoTime();

    CarrierShare(Carriers carriers) {
        this.carriers = carriers;
    }

    /** Called by the runner when it is about to park: others get in. */
    void rested() {
        picks = 0;
    }

    /** Called by the runner between two activations. */
    void giveWay() {
        if (++picks % PICKS_BETWEEN_LOOKS == 0 && !carriers.raised()) {
            long now = System.nanoTime();
            if (now - sliceBegan > SLICE) {
                LockSupport.parkNanos(this, 1); // a real park: Thread.yield lets nobody else in
                sliceBegan = System.nanoTime();
            }
        }
    }
}
