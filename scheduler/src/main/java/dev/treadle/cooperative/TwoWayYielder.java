package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where the body of a dialogue yields and gets the answers. Used by that body, on the thread it
 * runs on.
 *
 * @param <S> the type of what it is sent
 * @param <T> the type of what it yields
 */
@SuppressWarnings("NamedLikeContextualKeyword") // always called on something
public sealed interface TwoWayYielder<S, T> permits GeneratorCore.TwoWayOut {

    /**
     * Gives a value to who resumed the dialogue, and waits until it is resumed again.
     *
     * @param value the value, never null
     * @return what {@link Dialogue#send} was given; empty if {@link Dialogue#next} resumed it
     * @throws GeneratorExit if the dialogue is closed meanwhile
     * @throws IllegalStateException if something else than the body calls it
     */
    Optional<S> yield(T value);

    /**
     * Puts another dialogue in the place of this one until it ends: it is sent what this is sent,
     * and its values are yielded. It is closed after that, also when this one is closed meanwhile.
     *
     * @param other a dialogue that has not begun
     * @throws GeneratorExit if the dialogue is closed meanwhile
     */
    default void yieldFrom(Dialogue<? super S, ? extends T> other) {
        requireNonNull(other, "other");
        try {
            Optional<? extends T> value = other.advance();
            while (value.isPresent()) {
                Optional<S> answer = this.yield(value.get());
                value = answer.isPresent() ? other.answer(answer.get()) : other.advance();
            }
        } finally {
            other.close();
        }
    }
}
