package dev.treadle.exchange;

/**
 * Something that was asked for and goes on until it is closed: messages of an exchange, or the call
 * at the end of a subscriber.
 *
 * <p>Made for try-with-resources, so that it is also closed when the block throws. Safe to close
 * from any thread, and more than once.
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

    /** Ends the subscription. Calls after the first change nothing. */
    @Override
    void close();
}
