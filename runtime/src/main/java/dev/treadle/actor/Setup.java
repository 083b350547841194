package dev.treadle.actor;

import java.util.function.Function;

/** A behavior that is made when it is first needed. */
record Setup<M>(Function<ActorContext<M>, Behavior<M>> factory) implements Behavior<M> {

    @Override
    public Behavior<M> receive(ActorContext<M> context, M message) {
        throw new IllegalStateException("It is made before it handles messages");
    }
}
