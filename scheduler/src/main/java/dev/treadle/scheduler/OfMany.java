package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A result that is made of many. Once it has ended it keeps no place with those that have not: one
 * of them may live for long, and be part of many more.
 */
abstract sealed class OfMany<P, T> extends Promise<T> permits AllOf, FirstOf {

    /**
     * Written when all parts are watched, before a look whether it has ended; read after it has. So
     * one of the two sees the other, or both do: to withdraw twice does no harm.
     */
    private volatile List<Runnable> withdrawals = List.of();

    /** Written before anyone else knows this, and once it has ended. */
    private volatile List<Result<P>> parts = List.of();

    static <P> List<Result<P>> parts(Collection<? extends Result<P>> results) {
        return List.copyOf(requireNonNull(results, "results"));
    }

    final List<Result<P>> parts() {
        return parts;
    }

    /** Called when a part has ended, perhaps for several at once. */
    abstract void onOutcome(int index, Outcome<P> outcome);

    /** Watches the parts. Called once, when this is ready for what they bring. */
    final Result<T> begin(List<Result<P>> each) {
        parts = each;
        var all = new ArrayList<Runnable>(each.size());
        for (int i = 0; i < each.size() && !isDone(); i++) {
            int index = i;
            all.add(behind(each.get(i)).watch(outcome -> onOutcome(index, outcome)));
        }
        withdrawals = all;
        if (isDone()) {
            withdraw();
        }
        return this;
    }

    @Override
    protected final void ended() {
        parts = List.of();
        withdraw();
    }

    private void withdraw() {
        List<Runnable> all = withdrawals;
        if (!all.isEmpty()) { // else they may be written just now, and must stay
            withdrawals = List.of();
            all.forEach(Runnable::run);
        }
    }
}
