package dev.treadle.actor;

/** What a behavior says instead of naming the next one. */
enum Verdict implements Behavior<Object> {
    SAME,
    STOPPED,
    UNHANDLED;

    @SuppressWarnings("unchecked") // it handles no message of any type
    <M> Behavior<M> as() {
        return (Behavior<M>) this;
    }

    @Override
    public Behavior<Object> receive(ActorContext<Object> context, Object message) {
        throw new IllegalStateException("%s is no behavior to handle messages by".formatted(this));
    }
}
