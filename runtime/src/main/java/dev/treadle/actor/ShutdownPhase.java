package dev.treadle.actor;

/** When a task of a {@link CoordinatedShutdown} runs, in this order. */
public enum ShutdownPhase {
    /** First: nothing new comes in from outside. Listeners close, consumers leave their queues. */
    UNBIND,
    /** Then what was begun is finished: requests, batches. After this the actors end. */
    FINISH,
    /** When all actors have ended: what they used is given back, connections and files. */
    RELEASE
}
