package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The values of many results in one. */
final class AllOf<T> extends OfMany<T, List<T>> {

    private final @Nullable Object[] values;
    private final AtomicInteger missing;

    private AllOf(int count) {
        values = new Object[count];
        missing = new AtomicInteger(count);
    }

    static <T> Result<List<T>> of(Collection<? extends Result<T>> results) {
        List<Result<T>> parts = parts(results);
        return parts.isEmpty()
                ? Result.completed(List.of())
                : new AllOf<T>(parts.size()).begin(parts);
    }

    @Override
    boolean isMade() {
        return true;
    }

    @Override
    void show(Lookout to) {
        parts().forEach(to::lookAt);
    }

    @Override
    void onOutcome(int index, Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Success<T>(var value) -> onValue(index, value);
            case Outcome.Failure<T>(var cause) -> completeExceptionally(cause);
        }
    }

    @SuppressWarnings("unchecked") // only values of T were put there
    private void onValue(int index, T value) {
        values[index] = value;
        if (missing.decrementAndGet() == 0) {
            complete(Collections.unmodifiableList((List<T>) Arrays.asList(values)));
        }
    }
}
