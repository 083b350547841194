package dev.treadle.samples;

import java.util.Locale;

/**
 * What a sample was asked for makes no sense. Its message is the one sentence that the launcher
 * prints on its standard error before it ends with status 2.
 */
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param sentence what is wrong with the input, and what would be right
     */
    public BadInputException(String sentence) {
        super(sentence);
    }

    /**
     * @param sentence what is wrong with the input, and what would be right
     * @param cause how that was found out
     */
    public BadInputException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * Checks the value of an option.
     *
     * @param option as it is written on the command line
     * @param value what was given
     * @param least the least it can be
     * @param most the most it can be
     * @throws BadInputException if it is less or more
     */
    public static void unlessBetween(long least, long most, String option, long value) {
        if (value < least || value > most) {
            throw new BadInputException(
                    String.format(
                            Locale.ROOT,
                            "%s takes %,d to %,d, not %,d.",
                            option,
                            least,
                            most,
                            value));
        }
    }
}
