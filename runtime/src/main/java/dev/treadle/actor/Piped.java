package dev.treadle.actor;

import dev.treadle.scheduler.Outcome;

import java.util.function.Function;

/** What an actor waited for has ended; it takes its place among the messages. */
record Piped<T, M>(
        ActorCell<M> cell, Outcome<T> outcome, Function<? super Outcome<T>, ? extends M> toMessage)
        implements Notice, Aside {

    @Override
    public void arrive(ActorCell<?> same) {
        if (cell.phase().isLast()) {
            cell.discard(open(), DeadLetter.Reason.CLOSED, null);
        } else {
            cell.aside(this);
        }
    }

    @Override
    public Object open() {
        return new Adapted<>(outcome, toMessage, "pipeToSelf");
    }
}
