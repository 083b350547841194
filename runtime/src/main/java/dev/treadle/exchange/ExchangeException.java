package dev.treadle.exchange;

/** What can be wrong in a call to an exchange. The call has then changed nothing. */
public abstract sealed class ExchangeException extends RuntimeException
        permits ExchangeClosedException,
                IllegalNameException,
                IllegalSubscriptionException,
                WrongTypeException {

    private static final long serialVersionUID = 1;

    ExchangeException(String message) {
        super(message);
    }
}
