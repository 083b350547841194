package dev.treadle.io;

/** A program could not be started; the message says which and why. */
public final class ProcessStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProcessStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
