package dev.treadle.simulation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What happened in a simulation: each message that was handled.
 *
 * @param length how many there were
 * @param hash of all of them, 16 hexadecimal digits; the same for the same steps in the same order
 * @param last the last of them, at most {@value #MOST_STEPS}
 */
public record Trace(long length, String hash, List<Step> last) {

    /** How many steps are kept. */
    public static final int MOST_STEPS = 1_000;

    /** Copies the list. */
    public Trace {
        requireNonNull(hash, "hash");
        last = List.copyOf(last);
    }

    /**
     * A message that was handled.
     *
     * @param number its place in the trace, from 1 on
     * @param nanos the virtual time, in nanoseconds since the simulation began
     * @param actor the path of the actor that handled it
     * @param message the simple name of its class
     */
    public record Step(long number, long nanos, String actor, String message) {

        /** Checks that nothing is null. */
        public Step {
            requireNonNull(actor, "actor");
            requireNonNull(message, "message");
        }

        @Override
        public String toString() {
            return "%6d %12.6f s  %s <- %s".formatted(number, nanos / 1e9, actor, message);
        }
    }

    /** {@return the last steps, a line each} */
    public String text() {
        String steps = last.stream().map(Step::toString).collect(Collectors.joining("\n"));
        long omitted = length - last.size();
        return omitted == 0 ? steps : "  ... %d steps before\n%s".formatted(omitted, steps);
    }
}
