package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Strand;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The one door for everything that decides who runs next, what time it is, and what is random. Safe
 * to use from any thread.
 *
 * <p>In production it is {@link #start}; a test brings its own by {@link #of}.
 */
public interface Execution extends TimeAndChance, AutoCloseable {

    /** {@return who decides what runs next} */
    Dispatcher dispatcher();

    /**
     * Lets every thread of it end as soon as it has nothing to do. Returns at once; a second call
     * changes nothing.
     */
    @Override
    void close();

    /**
     * Starts threads to run activations and timers in real time. Inside a simulation it starts
     * none: what is started there belongs to the simulation.
     *
     * @param name how its threads are called; those of another one of that name, while this is
     *     open, have a number after it
     * @param options how it uses the machine
     * @return what was started
     */
    static Execution start(String name, DispatcherOptions options) {
        requireNonNull(name, "name");
        requireNonNull(options, "options");
        Strand strand = Strand.current();
        return Optional.ofNullable(strand)
                .flatMap(Strand::execution)
                .orElseGet(() -> new LiveExecution(name, options));
    }

    /**
     * Puts one together from parts that the caller owns and closes.
     *
     * @param dispatcher who decides what runs next
     * @param timers the clock and its timers
     * @param random the source of everything random, safe to use from any thread
     * @return the three of them
     */
    static Execution of(Dispatcher dispatcher, Timers timers, RandomGenerator random) {
        return new GivenExecution(
                requireNonNull(dispatcher, "dispatcher"),
                requireNonNull(timers, "timers"),
                requireNonNull(random, "random"));
    }
}
