package dev.treadle.samples.bank;

/** A crash on purpose. It has no stack trace: where it comes from is no question. */
final class ChaosException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChaosException(String message) {
        super(message, null, false, false);
    }
}
