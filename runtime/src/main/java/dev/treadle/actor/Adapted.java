package dev.treadle.actor;

import java.util.function.Function;

/**
 * Something that becomes a message only when it is its turn, on the thread that runs the actor.
 *
 * @param content what came
 * @param adapter makes a message of it
 */
record Adapted<T, M>(T content, Function<? super T, ? extends M> adapter) {

    M message(ActorCell<?> cell) {
        M message = adapter.apply(content);
        if (message == null) {
            throw new IllegalStateException(
                    "%s adapts messages; its adapter returned null for %s"
                            .formatted(cell.path(), Texts.brief(content)));
        }
        return message;
    }
}
