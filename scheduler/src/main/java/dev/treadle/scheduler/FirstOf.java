package dev.treadle.scheduler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Ends as the first of many results does: the first of all, or the first that goes well. It needs
 * none of them in particular, so a wait for it is for none.
 */
final class FirstOf<T> extends OfMany<T, T> {

    /** Guarded by itself. */
    private final List<Throwable> failures = new ArrayList<>(0);

    /** After how many failures it has failed. */
    private final int failing;

    private FirstOf(int failing) {
        this.failing = failing;
    }

    static <T> Result<T> toEnd(Collection<? extends Result<T>> results) {
        return new FirstOf<T>(1).begin(some(results));
    }

    static <T> Result<T> toSucceed(Collection<? extends Result<T>> results) {
        List<Result<T>> parts = some(results);
        return new FirstOf<T>(parts.size()).begin(parts);
    }

    private static <T> List<Result<T>> some(Collection<? extends Result<T>> results) {
        List<Result<T>> parts = parts(results);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("There is no first of no results; give one or more");
        }
        return parts;
    }

    @Override
    void onOutcome(int index, Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Success<T>(var value) -> complete(value);
            case Outcome.Failure<T>(var cause) -> onFailure(cause);
        }
    }

    private void onFailure(Throwable cause) {
        List<Throwable> all;
        synchronized (failures) {
            failures.add(cause);
            if (failures.size() != failing) {
                return;
            }
            all = List.copyOf(failures);
        }
        completeExceptionally(all.size() == 1 ? cause : noneOf(all));
    }

    /** The last failure is the cause, those before it are suppressed. */
    private static ResultException noneOf(List<Throwable> failures) {
        Throwable last = failures.getLast();
        var none =
                new ResultException(
                        "None of %d results has a value; the last failed with %s"
                                .formatted(failures.size(), last),
                        last);
        failures.subList(0, failures.size() - 1).forEach(none::addSuppressed);
        return none;
    }
}
