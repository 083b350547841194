package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Unwinding;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** A result that is made of another one. Who awaits it waits for whom that one waits for. */
final class Derived<T extends @Nullable Object> extends Promise<T> {

    /** Null if it comes of something else than a result. */
    private volatile @Nullable Result<?> from;

    private Derived(@Nullable Result<?> from) {
        this.from = from;
    }

    @Override
    boolean isMade() {
        return from != null;
    }

    @Override
    void show(Lookout to) {
        to.lookAt(requireNonNull(from));
    }

    /** Goes on as a step says when the source has ended. */
    private <S extends @Nullable Object> Derived<T> after(
            Result<S> source, Function<? super Outcome<S>, @Nullable Callback> step) {
        Callback.runAll(behind(source).link(step));
        return this;
    }

    static <T extends @Nullable Object, U extends @Nullable Object> Result<U> map(
            Result<T> source, Function<? super T, ? extends U> function) {
        requireNonNull(function, "function");
        return flatMap(source, value -> Result.completed(function.apply(value)));
    }

    static <T extends @Nullable Object, U extends @Nullable Object> Result<U> flatMap(
            Result<T> source, Function<? super T, Result<U>> function) {
        requireNonNull(function, "function");
        var mapped = new Derived<U>(source);
        return mapped.after(
                source,
                outcome ->
                        switch (outcome) {
                            case Outcome.Success<T>(var value) ->
                                    mapped.follow(() -> function.apply(value));
                            case Outcome.Failure<T>(var cause) ->
                                    mapped.endAs(new Outcome.Failure<>(cause));
                        });
    }

    static <T extends @Nullable Object, E extends Throwable> Result<T> recover(
            Result<T> source, Class<E> type, Function<? super E, Result<T>> function) {
        requireNonNull(type, "type");
        requireNonNull(function, "function");
        var recovered = new Derived<T>(source);
        return recovered.after(
                source,
                outcome ->
                        outcome instanceof Outcome.Failure<T>(var cause) && type.isInstance(cause)
                                ? recovered.follow(() -> function.apply(type.cast(cause)))
                                : recovered.endAs(outcome));
    }

    static <T extends @Nullable Object> Result<Outcome<T>> settled(Result<T> source) {
        var settled = new Derived<Outcome<T>>(source);
        return settled.after(source, end -> settled.endAs(new Outcome.Success<>(end)));
    }

    static <T extends @Nullable Object, U extends @Nullable Object, V extends @Nullable Object>
            Result<V> both(
                    Result<T> left,
                    Result<U> right,
                    BiFunction<? super T, ? super U, ? extends V> function) {
        requireNonNull(function, "function");
        Result<V> combined =
                flatMap(left, l -> map(requireNonNull(right, "other"), r -> function.apply(l, r)));
        right.onComplete(outcome -> {
            if (outcome instanceof Outcome.Failure<U>(var cause)) {
                ((Derived<V>) combined).completeExceptionally(cause);
            }
        });
        return combined;
    }

    static <T extends @Nullable Object> Result<T> of(CompletionStage<? extends T> stage) {
        var result = new Derived<T>(null);
        stage.whenComplete((value, cause) -> {
            if (cause == null) {
                result.complete(value);
            } else {
                Throwable bare = cause instanceof CompletionException ? cause.getCause() : cause;
                result.completeExceptionally(bare == null ? cause : bare);
            }
        });
        return result;
    }

    /** Ends as another result does, once that one is there. {@return whom to call now} */
    private @Nullable Callback follow(Supplier<Result<T>> next) {
        Result<T> then;
        try {
            then = requireNonNull(next.get(), "the result to go on with");
        } catch (Unwinding over) {
            throw over;
        } catch (Throwable e) {
            return endAs(new Outcome.Failure<>(e));
        }
        from = then;
        Callback waiting = behind(then).link(this::endAs);
        if (!isDone()) {
            goesOn();
        }
        return waiting;
    }
}
