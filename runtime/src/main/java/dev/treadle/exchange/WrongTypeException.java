package dev.treadle.exchange;

/** A message is not of its exchange's class, or an exchange is asked for with another class. */
public final class WrongTypeException extends ExchangeException {

    private static final long serialVersionUID = 1;

    WrongTypeException(String message) {
        super(message);
    }
}
