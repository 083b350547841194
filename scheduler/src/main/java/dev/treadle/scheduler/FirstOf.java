package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Ends as the first of many results does: the first of all, or the first that goes well. */
final class FirstOf<T> {

    private final Promise<T> first = new Promise<>();

    /** Guarded by itself. */
    private final List<Throwable> failures = new ArrayList<>(0);

    private final int candidates;

    private FirstOf(int candidates) {
        this.candidates = candidates;
    }

    static <T> Result<T> toEnd(Collection<? extends Result<T>> results) {
        List<Result<T>> each = requireSome(results);
        var race = new FirstOf<T>(1); // one failure is enough
        each.forEach(result -> result.onComplete(race::onOutcome));
        return race.first;
    }

    static <T> Result<T> toSucceed(Collection<? extends Result<T>> results) {
        List<Result<T>> each = requireSome(results);
        var race = new FirstOf<T>(each.size());
        each.forEach(result -> result.onComplete(race::onOutcome));
        return race.first;
    }

    private static <T> List<Result<T>> requireSome(Collection<? extends Result<T>> results) {
        List<Result<T>> each = List.copyOf(requireNonNull(results, "results"));
        if (each.isEmpty()) {
            throw new IllegalArgumentException("There is no first of no results; give one or more");
        }
        return each;
    }

    private void onOutcome(Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Success<T>(var value) -> first.complete(value);
            case Outcome.Failure<T>(var cause) -> onFailure(cause);
        }
    }

    private void onFailure(Throwable cause) {
        List<Throwable> all;
        synchronized (failures) {
            failures.add(cause);
            if (failures.size() != candidates) {
                return;
            }
            all = List.copyOf(failures);
        }
        first.completeExceptionally(all.size() == 1 ? cause : noneOf(all));
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
