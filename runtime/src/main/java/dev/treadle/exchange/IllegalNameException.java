package dev.treadle.exchange;

/** A name, topic or pattern is not made of words with dots between them. */
public final class IllegalNameException extends ExchangeException {

    private static final long serialVersionUID = 1;

    IllegalNameException(String message) {
        super(message);
    }
}
