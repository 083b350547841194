package dev.treadle.io;

/**
 * What the child JVMs of a {@link JvmPool} do. A class with a constructor without parameters; each
 * JVM makes one instance, and runs one job at a time.
 *
 * @param <A> the type of argument
 * @param <R> the type of result
 */
public interface JvmJob<A, R> {

    /**
     * Runs a job, in a child JVM.
     *
     * @param argument what it is given
     * @return its result, never null
     * @throws Exception if it fails; the JVM goes on with the next
     */
    R run(A argument) throws Exception;

    /** {@return how arguments get to the child} */
    Codec<A> arguments();

    /** {@return how results get back} */
    Codec<R> results();
}
