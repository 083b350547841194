package dev.treadle.scheduler;

/** What the monitor knows of a processor: for how long its runners have let nobody else in. */
final class Occupancy {

    /** So long others may wait for a carrier. */
    private static final long PATIENCE = 1_000_000;

    /** One who kept its carrier will soon do so again, in most cases. */
    private static final long MEMORY = 50_000_000;

    private int rests;
    private long since;
    private long seen;
    private boolean keeps;

    /**
     * Looks at a processor. Called by the monitor alone.
     *
     * @param busy whether its runner runs at the moment
     * @param restsNow how often its runners have parked so far
     * @param nanoTime the time
     * @return whether they keep their carrier from others, or did so lately
     */
    boolean keepsCarrier(boolean busy, int restsNow, long nanoTime) {
        if (!busy || restsNow != rests) {
            rests = restsNow;
            since = nanoTime;
        }
        if (nanoTime - since > PATIENCE) {
            keeps = true;
            seen = nanoTime;
        } else if (nanoTime - seen > MEMORY) {
            keeps = false;
        }
        return keeps;
    }
}
