package dev.treadle.actor;

/** An actor that handles each message by the behavior that the one before returned. */
final class BehaviorActor<M> extends Actor<M> implements Described {

    private final Class<?> type;
    private Behavior<M> current;

    BehaviorActor(Behavior<M> initial) {
        type = initial instanceof Setup<M>(var factory) ? factory.getClass() : initial.getClass();
        current = made(initial);
        if (current instanceof Verdict) {
            throw new IllegalStateException(
                    "%s cannot begin as %s; give it a behavior that handles messages"
                            .formatted(cell().path(), current));
        }
    }

    private Behavior<M> made(Behavior<M> behavior) {
        Behavior<M> made = behavior;
        while (made instanceof Setup<M>(var factory)) {
            made = factory.apply(context());
        }
        if (made == null) {
            throw new IllegalStateException(
                    "A behavior of %s returned null; return same() to go on as before"
                            .formatted(cell().path()));
        }
        return made;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // there is one of each verdict
    protected void receive(M message) throws Exception {
        Behavior<M> next = made(current.receive(context(), message));
        if (next == Verdict.UNHANDLED.<M>as()) {
            context().unhandled(message);
        } else {
            become(next);
        }
    }

    @Override
    protected void onSignal(Signal signal) throws Exception {
        become(made(current.onSignal(context(), signal)));
    }

    @SuppressWarnings("ReferenceEquality") // there is one of each verdict
    private void become(Behavior<M> next) {
        if (next == Verdict.STOPPED.<M>as()) {
            cell().beginEnd();
        } else if (!(next instanceof Verdict)) {
            current = next;
        }
    }

    @Override
    public Class<?> type() {
        return type;
    }
}
