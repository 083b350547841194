package dev.treadle.exchange;

/** A recipient cannot be subscribed in the way that was asked for. */
public final class IllegalSubscriptionException extends ExchangeException {

    private static final long serialVersionUID = 1;

    IllegalSubscriptionException(String message) {
        super(message);
    }
}
