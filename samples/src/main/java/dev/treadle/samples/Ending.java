package dev.treadle.samples;

import java.util.Optional;

/**
 * How a sample ended.
 *
 * @param exitStatus what the launcher ends with: 0 for well
 * @param lastLine what is to be printed after all else, the table of meters included
 */
public record Ending(int exitStatus, Optional<String> lastLine) {

    /** {@return the ending of a sample that did what it was to do} */
    public static Ending well() {
        return new Ending(0, Optional.empty());
    }

    /**
     * {@return an ending with a last word}
     *
     * @param exitStatus 0 for well
     * @param lastLine printed after all else
     */
    public static Ending with(int exitStatus, String lastLine) {
        return new Ending(exitStatus, Optional.of(lastLine));
    }
}
