package dev.treadle.actor;

import io.micrometer.core.instrument.Timer;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What is measured of the actors of one type. Safe to use from any thread. */
final class TypeFigures {

    private final Tally messages = new Tally();
    private final CopyOnWriteArrayList<Timer> handling = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Timer> waiting = new CopyOnWriteArrayList<>();

    /**
     * {@return where the current thread counts the messages that it handles}
     *
     * @param lane its turn's
     */
    Tally.Lane handled(int lane) {
        return messages.lane(lane);
    }

    long messages() {
        return messages.sum();
    }

    void reportTo(Timer handlerTime, Timer mailboxTime) {
        handling.addIfAbsent(handlerTime);
        waiting.addIfAbsent(mailboxTime);
    }

    void handledIn(long nanos) {
        handling.forEach(timer -> timer.record(nanos, TimeUnit.NANOSECONDS));
    }

    void waitedFor(long nanos) {
        waiting.forEach(timer -> timer.record(nanos, TimeUnit.NANOSECONDS));
    }
}
