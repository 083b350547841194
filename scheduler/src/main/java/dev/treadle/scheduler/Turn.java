package dev.treadle.scheduler;

/** An activation's turn on a thread. Used by that thread only. */
@FunctionalInterface
public interface Turn {

    /** A turn without end, for who runs an activation on a thread of its own. */
    Turn ENDLESS = () -> true;

    /** {@return whether one more step may be done} Asked once before each step. */
    boolean next();
}
