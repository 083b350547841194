package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Function;

/** A task that waits for something that is made of what an event brings. */
record MappedSuspension<T, U>(Suspended<U> whole, Function<? super T, ? extends U> function)
        implements Suspended<T> {

    @Override
    public Task task() {
        return whole.task();
    }

    @Override
    public void resume(T value) {
        requireNonNull(value, "value");
        attempt(() -> Optional.of(value));
    }

    @Override
    public void fail(Throwable failure) {
        whole.fail(failure);
    }

    @Override
    public void attempt(Attempt<T> attempt) {
        requireNonNull(attempt, "attempt");
        whole.attempt(() -> attempt.tryNow().map(function));
    }

    @Override
    public boolean isOver() {
        return whole.isOver();
    }

    @Override
    public void whenOver(Runnable undo) {
        whole.whenOver(undo);
    }

    @Override
    public void unattended() {
        whole.unattended();
    }
}
