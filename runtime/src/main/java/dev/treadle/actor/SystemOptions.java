package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a system gives its actors, unless they are spawned with other options. Immutable.
 *
 * @param mailbox the mailbox: bounded to 100,000 messages, and senders wait when it is full
 * @param supervision what becomes of an actor whose handler throws: a restart, at most 10 in 10 s
 * @param askTimeout how long the reply to an ask may take: 5 s
 * @param deadlockGrace how long actors that await each other in a ring may do so before one of the
 *     asks fails: 1 s
 * @param dispatcher how the system uses the machine
 * @param scopedValues what travels with each message and is bound around its handler: none
 * @param actorLocals what actors keep in thread-locals, each for itself: none
 * @param execution who decides what runs next, what time it is and what is random; empty for real
 *     threads, started by the dispatcher's options. The system closes it when it has ended
 */
public record SystemOptions(
        MailboxOptions mailbox,
        Supervision supervision,
        Duration askTimeout,
        Duration deadlockGrace,
        DispatcherOptions dispatcher,
        List<ScopedValue<?>> scopedValues,
        List<ActorLocal<?>> actorLocals,
        Optional<Execution> execution) {

    /** Checks that nothing is null and the times are more than zero. */
    public SystemOptions {
        requireNonNull(mailbox, "mailbox");
        requireNonNull(supervision, "supervision");
        requirePositive(askTimeout, "askTimeout");
        requirePositive(deadlockGrace, "deadlockGrace");
        requireNonNull(dispatcher, "dispatcher");
        scopedValues = List.copyOf(requireNonNull(scopedValues, "scopedValues"));
        actorLocals = List.copyOf(requireNonNull(actorLocals, "actorLocals"));
        requireNonNull(execution, "execution");
    }

    static Duration requireNotNegative(Duration time, String name) {
        if (requireNonNull(time, name).isNegative()) {
            throw new IllegalArgumentException(
                    "%s is zero or more, not %s".formatted(name, Durations.text(time)));
        }
        return time;
    }

    static Duration requirePositive(Duration time, String name) {
        if (!requireNonNull(time, name).isPositive()) {
            throw new IllegalArgumentException(
                    "%s is more than zero, not %s".formatted(name, Durations.text(time)));
        }
        return time;
    }

    /** {@return the defaults} */
    public static SystemOptions defaults() {
        return new SystemOptions(
                MailboxOptions.defaults(),
                Supervision.restart(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                DispatcherOptions.defaults(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /**
     * {@return these with another mailbox}
     *
     * @param other capacity, order and what happens when it is full
     */
    public SystemOptions mailbox(MailboxOptions other) {
        return new SystemOptions(
                other,
                supervision,
                askTimeout,
                deadlockGrace,
                dispatcher,
                scopedValues,
                actorLocals,
                execution);
    }

    /**
     * {@return these with another supervision}
     *
     * @param other what becomes of an actor whose handler throws
     */
    public SystemOptions supervision(Supervision other) {
        return new SystemOptions(
                mailbox,
                other,
                askTimeout,
                deadlockGrace,
                dispatcher,
                scopedValues,
                actorLocals,
                execution);
    }

    /**
     * {@return these with another time-out}
     *
     * @param other how long the reply to an ask may take, more than zero
     */
    public SystemOptions askTimeout(Duration other) {
        return new SystemOptions(
                mailbox,
                supervision,
                other,
                deadlockGrace,
                dispatcher,
                scopedValues,
                actorLocals,
                execution);
    }

    /**
     * {@return these with another grace time}
     *
     * @param other how long actors may await each other in a ring, more than zero
     */
    public SystemOptions deadlockGrace(Duration other) {
        return new SystemOptions(
                mailbox,
                supervision,
                askTimeout,
                other,
                dispatcher,
                scopedValues,
                actorLocals,
                execution);
    }

    /**
     * {@return these with another number of processors}
     *
     * @param count how many actors run at the same time, blocked ones not counted
     */
    public SystemOptions processors(int count) {
        var other = new DispatcherOptions(count, dispatcher.raiseCarriers());
        return new SystemOptions(
                mailbox,
                supervision,
                askTimeout,
                deadlockGrace,
                other,
                scopedValues,
                actorLocals,
                execution);
    }

    /**
     * {@return these with the JVM's carrier threads raised or left alone}
     *
     * @param raise whether to raise them while processors are busy, see {@link DispatcherOptions}
     */
    public SystemOptions raiseCarriers(boolean raise) {
        var other = new DispatcherOptions(dispatcher.processors(), raise);
        return new SystemOptions(
                mailbox,
                supervision,
                askTimeout,
                deadlockGrace,
                other,
                scopedValues,
                actorLocals,
                execution);
    }

    /**
     * {@return these with scoped values that travel} As they are bound where a message is sent,
     * they are bound around its handler: a trace, a tenant, a user.
     *
     * @param keys all that are to travel
     */
    public SystemOptions scopedValues(ScopedValue<?>... keys) {
        return new SystemOptions(
                mailbox,
                supervision,
                askTimeout,
                deadlockGrace,
                dispatcher,
                List.of(keys),
                actorLocals,
                execution);
    }

    /**
     * {@return these with state that actors keep in thread-locals, each for itself}
     *
     * @param locals all that there are
     */
    public SystemOptions actorLocals(ActorLocal<?>... locals) {
        return new SystemOptions(
                mailbox,
                supervision,
                askTimeout,
                deadlockGrace,
                dispatcher,
                scopedValues,
                List.of(locals),
                execution);
    }

    /**
     * {@return these with someone else to decide what runs next, what time it is, what is random}
     *
     * @param other the one door for all three; closed when the system has ended, so it serves one
     *     system
     */
    public SystemOptions execution(Execution other) {
        requireNonNull(other, "execution");
        return new SystemOptions(
                mailbox,
                supervision,
                askTimeout,
                deadlockGrace,
                dispatcher,
                scopedValues,
                actorLocals,
                Optional.of(other));
    }
}
