package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is measured, written once for all runtimes. Each of its rounds checks its own result: a
 * message that was lost or doubled fails the round, so no figure can come of work that was not
 * done.
 */
public interface Workload {

    /** {@return the name it has in tables, in files and on the command line} */
    String name();

    /** {@return the unit of the rate, such as "messages/s"} */
    default String unit() {
        return "messages/s";
    }

    /** {@return how many of what the rate counts one round is} */
    int operations();

    /** {@return where it fits: all, unless said otherwise} */
    default Set<Runtimes> runtimes() {
        return EnumSet.allOf(Runtimes.class);
    }

    /** {@return what its JVM is told, besides what all are} */
    default List<String> jvmArguments() {
        return List.of();
    }

    /** Sets the runtime up, before the first actor. */
    default void configure(Port<?> port) {}

    /**
     * Starts the actors. Not measured.
     *
     * @param stage where they are started
     * @param <A> the runtime's type of address
     * @return what is measured; may be run any number of times, one after the other
     */
    <A> Round prepare(Stage<A> stage);
}
