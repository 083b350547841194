package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A generator that is sent values, too: each one is what the body's yield returns.
 *
 * @param <S> the type of what it is sent
 * @param <T> the type of what it yields
 */
public sealed interface Dialogue<S, T> extends Generator<T> permits CoroutineDialogue {

    /**
     * Makes a dialogue. Its body does not begin before the first value is asked for.
     *
     * @param body yields the values and gets the answers
     * @param <S> the type of what it is sent
     * @param <T> the type of what it yields
     * @return the dialogue
     */
    static <S, T> Dialogue<S, T> of(DialogueBody<S, T> body) {
        return new CoroutineDialogue<>(GeneratorCore.ofDialogue(requireNonNull(body, "body")));
    }

    /**
     * {@return the next value, after answering the last}
     *
     * @param answer what the body's yield returns
     * @throws NoSuchElementException if the body ended without another value, or had ended before
     * @throws IllegalStateException if there is nothing to answer: the body has not begun, since
     *     {@link #next} was not called, or {@link #hasNext} has resumed it
     */
    T send(S answer);

    /** {@return the next value, empty at the end} */
    Optional<T> advance();

    /**
     * {@return the next value, empty at the end, after answering the last}
     *
     * @param answer what the body's yield returns
     * @throws IllegalStateException as {@link #send} does
     */
    Optional<T> answer(S answer);
}
