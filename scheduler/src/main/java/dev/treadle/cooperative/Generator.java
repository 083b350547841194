package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Values that plain code yields one by one, each when it is asked for.
 *
 * <p>The body runs while {@link #next} or {@link #hasNext} does, and stands still otherwise. It
 * ends by returning, by an exception, which is thrown to who asked, or when the generator is
 * closed: then its yield throws {@link GeneratorExit}. A generator that is dropped without being
 * closed is closed some time after it was garbage-collected, on another thread; the body must not
 * reach the generator itself for that.
 *
 * <p>Not safe for use by several threads at once, which is refused where it is seen; one after the
 * other may use it. What was written before a call <i>happens before</i> what the body does in it,
 * and that <i>happens before</i> its return.
 *
 * @param <T> the type of the values
 */
public sealed interface Generator<T> extends Iterator<T>, AutoCloseable
        permits CoroutineGenerator, Dialogue {

    /**
     * Makes a generator. Its body does not begin before the first value is asked for.
     *
     * @param body yields the values
     * @param <T> the type of the values
     * @return the generator
     */
    static <T> Generator<T> of(GeneratorBody<T> body) {
        return new CoroutineGenerator<>(GeneratorCore.of(requireNonNull(body, "body")));
    }

    /**
     * {@return whether there is a next value} Runs the body to its next yield to find out.
     *
     * @throws GeneratorException if the body threw a checked exception
     * @throws IllegalStateException if the body itself, or another thread, is running it
     */
    @Override
    boolean hasNext();

    /**
     * {@return the next value}
     *
     * @throws NoSuchElementException if the body has ended, or the generator is closed
     * @throws GeneratorException if the body threw a checked exception
     * @throws IllegalStateException if the body itself, or another thread, is running it
     */
    @Override
    T next();

    /** {@return all values that are left, for one for-each loop; see {@link #limit}} */
    default Iterable<T> values() {
        return limit(Long.MAX_VALUE);
    }

    /**
     * {@return the next values, for one for-each loop} The generator is closed after the last of
     * them. Who leaves the loop before closes it.
     *
     * @param atMost how many, zero or more
     */
    default Iterable<T> limit(long atMost) {
        if (atMost < 0) {
            throw new IllegalArgumentException(
                    "A generator gives zero or more values, not " + atMost);
        }
        return () -> new LimitedIterator<>(this, atMost);
    }

    /**
     * Ends the body: {@link GeneratorExit} is thrown where it yields, and this returns when it has
     * cleaned up. A body that has not begun never does. A second call changes nothing.
     *
     * @throws IllegalStateException if the body goes on yielding nevertheless, or is running
     */
    @Override
    void close();
}
