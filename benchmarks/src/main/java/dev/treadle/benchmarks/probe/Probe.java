package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

import java.util.EnumSet;
import java.util.Set;

/**
 * A measurement that is none of JMH's: a size, a latency, what a system costs that does nothing.
 */
public interface Probe {

    /** {@return the name on the command line, which its figures' names begin with} */
    String name();

    /**
     * {@return where it fits: not Vert.x, whose verticles are not had by the thousand, nor Pekko on
     * virtual threads, which takes the minutes of all the others together to come last}
     */
    default Set<Runtimes> runtimes() {
        return EnumSet.complementOf(EnumSet.of(Runtimes.VERTX, Runtimes.PEKKO_VIRTUAL));
    }

    /** {@return in how many JVMs it is taken, one after the other} */
    default int times(boolean quick) {
        return quick ? 1 : 3;
    }

    /**
     * Measures, in a JVM of its own.
     *
     * @param port the runtime, just started
     * @param quick whether it should take less time
     * @param readings takes the figures
     * @param <A> the runtime's type of address
     */
    <A> void take(Port<A> port, boolean quick, Readings readings);
}
