package dev.treadle.cooperative;

/**
 * What a generator runs.
 *
 * @param <T> the type of what it yields
 */
@FunctionalInterface
public interface GeneratorBody<T> {

    /**
     * Yields values, from the first {@code next} on, until it returns.
     *
     * @param out where to yield; used by this body only
     * @throws Exception whatever it likes; who resumed it gets it
     */
    void run(Yielder<T> out) throws Exception;
}
