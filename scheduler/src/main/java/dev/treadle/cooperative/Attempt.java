package dev.treadle.cooperative;

import java.util.Optional;

/**
 * Looks whether what a task waits for is there, and takes it if so.
 *
 * @param <T> the type of what is taken
 */
@FunctionalInterface
public interface Attempt<T> {

    /**
     * Takes what is there now. Never waits.
     *
     * @return what was taken, empty if it is not there yet
     * @throws Exception if it will not come; the yield fails so
     */
    Optional<? extends T> tryNow() throws Exception;
}
