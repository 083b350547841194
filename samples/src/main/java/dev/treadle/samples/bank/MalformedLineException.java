package dev.treadle.samples.bank;

/** A line is no transfer; the message says why, as a part of a sentence. */
final class MalformedLineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MalformedLineException(String message) {
        super(message);
    }
}
