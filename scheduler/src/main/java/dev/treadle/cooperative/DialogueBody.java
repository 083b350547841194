package dev.treadle.cooperative;

/**
 * What a dialogue runs.
 *
 * @param <S> the type of what it is sent
 * @param <T> the type of what it yields
 */
@FunctionalInterface
public interface DialogueBody<S, T> {

    /**
     * Yields values, each answered by the next call, until it returns.
     *
     * @param out where to yield; used by this body only
     * @throws Exception whatever it likes; who resumed it gets it
     */
    void run(TwoWayYielder<S, T> out) throws Exception;
}
