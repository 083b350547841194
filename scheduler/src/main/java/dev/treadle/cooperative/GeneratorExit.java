package dev.treadle.cooperative;

/**
 * Thrown at the yield of a generator that is closed, and of a task that is cancelled. It may be
 * caught to clean up. A further yield throws it again.
 */
public final class GeneratorExit extends RuntimeException {

    private static final long serialVersionUID = 1;

    GeneratorExit(String message) {
        super(message, null, false, false);
    }
}
