package dev.treadle.actor;

/** A signal that keeps its place among an actor's messages. */
record SignalLetter(Signal signal) implements Aside {

    @Override
    public Object open() {
        return this;
    }
}
