package dev.treadle.actor;

/** Throws what the compiler would have declared. */
final class Sneaky {

    private Sneaky() {}

    /**
     * Throws it, whatever it is.
     *
     * @return never
     */
    @SuppressWarnings("unchecked") // erased: nothing is cast
    static <E extends Throwable> RuntimeException rethrow(Throwable cause) throws E {
        throw (E) cause;
    }
}
