package dev.treadle.scheduler;

/**
 * How the dispatcher uses the machine.
 *
 * @param processors how many activations run at the same time, blocked ones not counted; 1 to 1,024
 * @param raiseCarriers whether the carrier threads of the JVM's virtual threads are raised, by one
 *     for each processor that is busy without a break, so that the operating system shares the
 *     cores between actors and all other virtual threads; where they are not, a busy runner gives
 *     up its carrier for a moment every half millisecond, between two activations
 */
public record DispatcherOptions(int processors, boolean raiseCarriers) {

    private static final int MOST_PROCESSORS = 1_024;

    /** Checks the number of processors. */
    public DispatcherOptions {
        if (processors < 1 || processors > MOST_PROCESSORS) {
            throw new IllegalArgumentException(
                    "A dispatcher has 1 to %d processors, not %d"
                            .formatted(MOST_PROCESSORS, processors));
        }
    }

    /** {@return a processor for each core, and carriers raised where it helps} */
    public static DispatcherOptions defaults() {
        return new DispatcherOptions(Runtime.getRuntime().availableProcessors(), true);
    }
}
