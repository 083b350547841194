package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Unwinding;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/** Attempts under way: one after the other, with waits between them. */
final class Retrying<T> extends Promise<T> implements Perishable {
    /*
     * There is one attempt or one wait at a time, and each begins after the one before has ended: a
     * timer's task happens after it was set, a callback after its result. So tried needs no fence.
     * waiting is volatile for who cancels, on any thread.
     */
    private final Retry retry;
    private final TimeAndChance with;
    private final Supplier<Result<T>> attempt;
    private int tried;
    private volatile @Nullable Timer waiting;

    Retrying(Retry retry, TimeAndChance with, Supplier<Result<T>> attempt) {
        this.retry = retry;
        this.with = with;
        this.attempt = attempt;
    }

    Result<T> begin() {
        run();
        return this;
    }

    /** Makes an attempt. */
    @Override
    public void run() {
        if (isDone()) {
            return;
        }
        tried++;
        Result<T> trial;
        try {
            trial = requireNonNull(attempt.get(), "the result of an attempt");
        } catch (Unwinding over) {
            throw over;
        } catch (Throwable e) {
            failed(e);
            return;
        }
        trial.onComplete(outcome -> {
            switch (outcome) {
                case Outcome.Success<T>(var value) -> complete(value);
                case Outcome.Failure<T>(var cause) -> failed(cause);
            }
        });
    }

    private void failed(Throwable cause) {
        boolean again;
        try {
            again = retry.again(tried, cause);
        } catch (Throwable e) {
            completeExceptionally(e);
            return;
        }
        if (!again) {
            completeExceptionally(cause);
            return;
        }
        waiting = with.timers().once(retry.backoff().delay(tried, with.random()), this);
        if (isDone()) {
            ended();
        }
    }

    @Override
    public void perished() {
        completeExceptionally(
                new ResultException(
                        "The system was closed after %d attempts, before the next".formatted(tried),
                        null));
    }

    @Override
    protected void ended() {
        Timer set = waiting;
        if (set != null) {
            set.cancel();
        }
    }
}
