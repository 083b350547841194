package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Collects the values of many results into one. */
final class AllOf<T> {

    private final Promise<List<T>> all = new Promise<>();
    private final @Nullable Object[] values;
    private final AtomicInteger missing;

    AllOf(Collection<? extends Result<T>> results) {
        List<Result<T>> each = List.copyOf(requireNonNull(results, "results"));
        values = new Object[each.size()];
        missing = new AtomicInteger(each.size());
        if (each.isEmpty()) {
            all.complete(List.of());
        }
        for (int i = 0; i < values.length; i++) {
            int index = i;
            each.get(i).onComplete(outcome -> onOutcome(index, outcome));
        }
    }

    Result<List<T>> result() {
        return all;
    }

    private void onOutcome(int index, Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Success<T>(var value) -> onValue(index, value);
            case Outcome.Failure<T>(var cause) -> all.completeExceptionally(cause);
        }
    }

    @SuppressWarnings("unchecked") // only values of T were put there
    private void onValue(int index, T value) {
        values[index] = value;
        if (missing.decrementAndGet() == 0) {
            all.complete(Collections.unmodifiableList((List<T>) Arrays.asList(values)));
        }
    }
}
