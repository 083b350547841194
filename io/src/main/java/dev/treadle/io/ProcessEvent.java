package dev.treadle.io;

/**
 * What happens to a child process, in order: its output as it comes, its end last.
 *
 * @param <I> the type of what it prints
 */
public sealed interface ProcessEvent<I> {

    /**
     * It printed something to its standard output, the last program of a pipe.
     *
     * @param frame a line, or whatever the framing makes of it
     * @param <I> the type of what it prints
     */
    record Output<I>(I frame) implements ProcessEvent<I> {}

    /**
     * It printed a line to its standard error, any program of a pipe.
     *
     * @param line without the line break
     * @param <I> the type of what it prints
     */
    record ErrorLine<I>(String line) implements ProcessEvent<I> {}

    /**
     * It has ended. Nothing comes after this.
     *
     * @param exit how
     * @param <I> the type of what it prints
     */
    record Exited<I>(ProcessExit exit) implements ProcessEvent<I> {}
}
