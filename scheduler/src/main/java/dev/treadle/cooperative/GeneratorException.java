package dev.treadle.cooperative;

/**
 * Thrown to who resumes a generator whose body threw a checked exception, which is the cause.
 * Unchecked ones are thrown as they are.
 */
public final class GeneratorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    GeneratorException(Exception cause) {
        super("The body of a generator threw " + cause, cause);
    }
}
