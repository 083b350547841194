package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.mailbox.Overflow;
import dev.treadle.scheduler.Outcome;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a system counts of what seldom happens, whether anyone reads it or not. */
final class Figures {

    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> restarts = new ConcurrentHashMap<>();
    private final LongAdder overCapacity = new LongAdder();
    private final LongAdder replies = new LongAdder();
    private final Map<Reason, LongAdder> unanswered = adders(Reason.class);
    private final Map<Overflow, LongAdder> overflows = adders(Overflow.class);

    static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        Map<E, LongAdder> adders = new EnumMap<>(type);
        for (E each : List.of(type.getEnumConstants())) {
            adders.put(each, new LongAdder());
        }
        return adders;
    }

    static long sum(@Nullable LongAdder adder) {
        return adder == null ? 0 : adder.sum();
    }

    static long sum(Collection<LongAdder> adders) {
        return adders.stream().mapToLong(LongAdder::sum).sum();
    }

    private static <E> void increment(Map<E, LongAdder> adders, E key) {
        LongAdder adder = adders.get(key);
        if (adder != null) {
            adder.increment();
        }
    }

    void failed(Class<?> type) {
        failures.computeIfAbsent(Texts.typeName(type), _ -> new LongAdder()).increment();
    }

    void restarted(Class<?> type) {
        restarts.computeIfAbsent(Texts.typeName(type), _ -> new LongAdder()).increment();
    }

    void overflowed(Overflow policy) {
        increment(overflows, policy);
    }

    /** Counts, and logs at the first time and at each power of 16. */
    void admittedOverCapacity(ActorCell<?> to) {
        overCapacity.increment();
        long times = overCapacity.sum();
        if (Long.bitCount(times) == 1 && Long.numberOfTrailingZeros(times) % 4 == 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} was full and its sender could not wait without a deadlock: admitted over"
                            + " capacity, {1} times in this system by now",
                    to.path(),
                    times);
        }
    }

    /** Counts the end of an ask. */
    void asked(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Failure<?>(AskException failure)) {
            increment(unanswered, failure.reason());
        } else {
            replies.increment();
        }
    }

    long failures(String type) {
        return sum(failures.get(type));
    }

    long restarts(String type) {
        return sum(restarts.get(type));
    }

    long overCapacity() {
        return overCapacity.sum();
    }

    long replies() {
        return replies.sum();
    }

    long unanswered(Reason reason) {
        return sum(unanswered.get(reason));
    }

    long overflows(Overflow policy) {
        return sum(overflows.get(policy));
    }
}
