package dev.treadle.actor;

/** An actor whose type, in metrics and logs, is not its class but what the user wrote. */
interface Described {

    /** {@return the user's class} */
    Class<?> type();
}
