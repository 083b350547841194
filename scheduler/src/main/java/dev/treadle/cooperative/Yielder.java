package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;

/**
 * Where the body of a generator yields. Used by that body, on the thread it runs on.
 *
 * @param <T> the type of what it yields
 */
@SuppressWarnings("NamedLikeContextualKeyword") // always called on something
public sealed interface Yielder<T> permits GeneratorCore.Out {

    /**
     * Gives a value to who resumed the generator, and waits until it is resumed again.
     *
     * @param value the value, never null
     * @throws GeneratorExit if the generator is closed meanwhile
     * @throws IllegalStateException if something else than the body calls it
     */
    void yield(T value);

    /**
     * Yields all that another one gives. Another generator is closed after that, also when this one
     * is closed meanwhile.
     *
     * @param other where the values come from
     * @throws GeneratorExit if the generator is closed meanwhile
     */
    default void yieldFrom(Iterator<? extends T> other) {
        requireNonNull(other, "other");
        try {
            while (other.hasNext()) {
                this.yield(other.next());
            }
        } finally {
            if (other instanceof Generator<?> generator) {
                generator.close();
            }
        }
    }
}
