package dev.treadle.benchmarks.port;

/** What sends a message to all who subscribed to it. Used by one actor at a time. */
@FunctionalInterface
public interface Topic {

    /** Sends a message to all subscribers. */
    void publish(Object message);
}
