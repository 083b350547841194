package dev.treadle.actor;

import java.util.function.Function;

/**
 * Something that becomes a message only when it is its turn, on the thread that runs the actor.
 *
 * @param content what came
 * @param adapter makes a message of it
 * @param givenTo what of the context the adapter was given to
 */
record Adapted<T, M>(T content, Function<? super T, ? extends M> adapter, String givenTo) {

    M message(ActorCell<?> cell) {
        M message = adapter.apply(content);
        if (message == null) {
            throw new IllegalStateException(
                    "The function that %s gave to %s returned null for %s; return a message"
                            .formatted(cell.path(), givenTo, Texts.brief(content)));
        }
        return message;
    }
}
