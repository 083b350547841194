package dev.treadle.actor;

/**
 * A signal that keeps its place among an actor's messages.
 *
 * @param escalates whether the actor fails with the child that the signal is about
 */
record SignalLetter(Signal signal, boolean escalates) implements Aside {

    SignalLetter(Signal signal) {
        this(signal, false);
    }

    @Override
    public Object open() {
        return this;
    }
}
