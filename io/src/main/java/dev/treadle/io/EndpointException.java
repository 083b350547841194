package dev.treadle.io;

/** A server could not be started, or a connection could not be made; the message says why. */
public final class EndpointException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EndpointException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
