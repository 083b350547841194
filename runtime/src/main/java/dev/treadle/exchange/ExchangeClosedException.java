package dev.treadle.exchange;

/** Nobody can subscribe to a closed exchange, and no exchange can be made in a closed system. */
public final class ExchangeClosedException extends ExchangeException {

    private static final long serialVersionUID = 1;

    ExchangeClosedException(String message) {
        super(message);
    }
}
