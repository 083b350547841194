package dev.treadle.samples.bank;

import java.util.EnumMap;
import java.util.Map;

/** Counts what becomes of transfers. Not thread-safe: it belongs to the teller. */
final class Counters {

    private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    private long made;
    private long abandoned;
    private long repeats;

    void make() {
        made++;
    }

    void reject(Rejection reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    void abandon() {
        abandoned++;
    }

    void repeat() {
        repeats++;
    }

    Tally tally() {
        return new Tally(made, new EnumMap<>(rejected), abandoned, repeats);
    }
}
