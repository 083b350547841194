package dev.treadle.benchmarks.workload;

/**
 * What is measured, written once for all runtimes. Each of its rounds checks its own result: a
 * message that was lost or doubled fails the round, so no figure can come of work that was not
 * done.
 */
public interface Workload {

    /** {@return the name it has in tables, in files and on the command line} */
    String name();

    /** {@return what the rate counts, such as "messages"} */
    String unit();

    /** {@return how many of them one round is} */
    int operations();

    /**
     * Starts the actors. Not measured.
     *
     * @param stage where they are started
     * @param <A> the runtime's type of address
     * @return what is measured; may be run any number of times, one after the other
     */
    <A> Round prepare(Stage<A> stage);
}
