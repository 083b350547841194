package dev.treadle.io;

/** A job in a child JVM failed, or its JVM ended. */
public final class JvmJobException extends RuntimeException {

    private static final long serialVersionUID = 1;

    JvmJobException(String sentence) {
        super(sentence);
    }
}
