package dev.treadle.scheduler.spi;

/**
 * A coroutine cannot give the turn away where it is, and has kept it. Only one that runs on a
 * carrier of Treadle's own is told so; any other takes the carrier with it.
 */
public final class PinnedException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    PinnedException(String message) {
        super(message);
    }
}
