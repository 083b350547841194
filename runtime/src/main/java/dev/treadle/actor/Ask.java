package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Timer;
import dev.treadle.scheduler.Timers;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * One ask: the message with its way back, in the mailbox; the result, for the asker; the reply
 * side, for the actor. It ends once, by whichever ending comes first.
 */
final class Ask<R> extends Promise<R> implements ReplyTo<R> {

    /** As good as for ever: no timer is set. */
    static final Duration WITHOUT_END = Duration.ofNanos(Long.MAX_VALUE);

    private final ActorCell<?> asked;

    /** Who takes it over when the one asked has ended. */
    private volatile @Nullable ActorCell<?> takenOverBy;

    private final @Nullable ActorCell<?> asker;

    /** The ask that this one is part of, where that one ends before this one would. */
    private final @Nullable Ask<?> within;

    private final @Nullable Class<R> replyType;
    private final Duration timeout;
    private final long since;
    private @Nullable Object message;
    private final boolean acknowledges;
    private volatile boolean released;

    /** Written by the asker before the entry. */
    private @Nullable Timer timer;

    /** What keeps it among the open ones, from when it was sent. */
    private volatile OpenAsks.@Nullable Entry entry;

    Ask(ActorCell<?> target, @Nullable Class<R> replyType, Duration timeout) {
        this(target, replyType, timeout, false, handledNow());
    }

    private Ask(
            ActorCell<?> target,
            @Nullable Class<R> replyType,
            Duration timeout,
            boolean acknowledges,
            @Nullable Ask<?> outer) {
        asked = target;
        this.acknowledges = acknowledges;
        this.replyType = replyType == null ? null : boxed(replyType);
        asker = ActorCell.current();
        since = target.system.timers().nanoTime();
        Duration left = outer == null ? WITHOUT_END : outer.timeLeft();
        boolean limited = left.compareTo(timeout) < 0 && !timeout.equals(WITHOUT_END);
        within = limited || acknowledges ? outer : null;
        this.timeout = limited ? left : timeout;
    }

    /** {@return the actor that has its message, or had it} */
    ActorCell<?> target() {
        ActorCell<?> other = takenOverBy;
        return other == null ? asked : other;
    }

    @SuppressWarnings("unchecked") // the class of int and that of Integer are both a Class<Integer>
    private static <R> Class<R> boxed(Class<R> type) {
        return type.isPrimitive()
                ? (Class<R>) MethodType.methodType(type).wrap().returnType()
                : type;
    }

    /** {@return the ask whose message is handled on the current thread, if any} */
    static @Nullable Ask<?> handledNow() {
        ActorCell<?> running = ActorCell.current();
        if (running == null) {
            return null;
        }
        OwnLoop<?> loop = running.loop();
        return loop == null ? running.asked() : loop.ask();
    }

    /** {@return how long its asker still waits, zero or less if not any more} */
    Duration timeLeft() {
        if (timeout.equals(WITHOUT_END)) {
            return within == null ? WITHOUT_END : within.timeLeft();
        }
        return timeout.minusNanos(target().system.timers().nanoTime() - since);
    }

    /** {@return whether its time was over before it began} */
    boolean isTooLate() {
        return !timeout.isPositive();
    }

    /**
     * {@return one that asks for no more than that its message is handled} It does not time out.
     *
     * @param within the ask that it is part of, by whose end what is asked in its handler ends
     */
    static <M> Ask<M> acknowledging(ActorCell<M> target, @Nullable Ask<?> within) {
        return new Ask<>(target, null, WITHOUT_END, true, within);
    }

    /** Sets the message. Called once, before it is sent. */
    void message(Object asked) {
        message = requireNonNull(asked, "the message that asks");
    }

    Object message() {
        return requireNonNull(message);
    }

    Duration timeout() {
        return timeout;
    }

    /**
     * Sets the end of its time, which began before it was sent: a wait for room is part of it.
     * Called once, after it was sent.
     */
    void begin() {
        if (isDone()) {
            return;
        }
        var mine = new OpenAsks.Entry(this);
        target().system.openAsks().add(mine);
        if (!timeout.equals(WITHOUT_END)) {
            Timers timers = target().system.timers();
            timer = timers.onceAt(since + Durations.nanos(timeout), mine);
        }
        entry = mine;
        if (isDone()) {
            forget();
        }
    }

    /**
     * {@return whether the actor asked, and nobody else, has the message: its asker waits for it}
     */
    boolean held() {
        return !released && !isDone();
    }

    /** The handler is through with the message; whoever has the reply side now may use it. */
    @SuppressWarnings("unchecked") // one that acknowledges is of the type of its message
    void release() {
        released = true;
        if (acknowledges) {
            complete((R) message());
        }
    }

    /** {@return whether the asker still has the message when it is not handled for a reason} */
    boolean returns(DeadLetter.Reason why) {
        return acknowledges
                && (why == DeadLetter.Reason.CLOSED || why == DeadLetter.Reason.STOPPED);
    }

    /** Its message goes to another actor, which is to be named from now on. */
    void movedTo(ActorCell<?> other) {
        takenOverBy = other;
        asked.system.waitGraph().looksAgain(asker);
    }

    @Override
    public void tell(R reply) {
        requireNonNull(reply, "reply");
        if (replyType != null && !replyType.isInstance(reply)) {
            fail(
                    new ClassCastException(
                            "the reply is a %s, not a %s"
                                    .formatted(reply.getClass().getName(), replyType.getName())));
        } else if (!complete(reply)) {
            target().system.letters().late(target(), reply);
        }
    }

    /** Takes what a job computed, which may be null, unlike a reply. */
    void computed(R value) {
        complete(value);
    }

    @Override
    public void fail(Throwable cause) {
        requireNonNull(cause, "cause");
        if (!end(Reason.FAILED, "it answered with " + Texts.brief(cause), cause)) {
            target().system.letters().late(target(), cause);
        }
    }

    /** The handler threw. */
    void threw(Throwable cause) {
        end(Reason.FAILED, "its handler threw " + Texts.brief(cause), cause);
    }

    /** The handler was killed. To who asks for no more than the handling, it is one that threw. */
    void killed(Throwable cause) {
        end(
                acknowledges ? Reason.FAILED : Reason.STOPPED,
                "it was killed while it handled the message",
                cause);
    }

    /** The message was not handled. */
    void discarded(DeadLetter.Reason why, @Nullable Throwable cause) {
        switch (why) {
            case CLOSED -> end(Reason.STOPPED, "it had been closed", cause);
            case STOPPED, LATE_REPLY ->
                    end(Reason.STOPPED, "it ended before it came to the message", cause);
            case EXPIRED -> timedOut();
            case MAILBOX_FULL, DROPPED, CEILING ->
                    end(Reason.REJECTED, "its mailbox was full, with " + depth(), cause);
            case INTERRUPTED ->
                    completeExceptionally(cancelled("the asker was interrupted while it waited"));
            case UNHANDLED, FAILED, UNROUTED -> end(Reason.FAILED, "it did not handle it", cause);
        }
    }

    void timedOut() {
        long waited = target().system.timers().nanoTime() - since;
        end(
                Reason.TIMED_OUT,
                "nobody replied within %s%s (asked %.3f s ago, %s in its mailbox now)"
                        .formatted(Durations.text(timeout), limit(), waited / 1e9, depth()),
                null);
    }

    private String limit() {
        return within == null
                ? ""
                : ", all the time that was left for the reply of " + within.target().path();
    }

    void deadlocked(String ring, Duration grace) {
        end(
                Reason.DEADLOCKED,
                "actors await each other, %s, and none of them went on for %s"
                        .formatted(ring, Durations.text(grace)),
                null);
    }

    @Override
    protected Throwable cancellation() {
        return cancelled("the asker cancelled it");
    }

    /** {@return a failure that is known as cancelled to who knows nothing of asks} */
    private AskException cancelled(String why) {
        return failure(Reason.CANCELLED, why, new CancellationException());
    }

    void systemClosed() {
        end(Reason.STOPPED, "the system was closed before a reply came", null);
    }

    @Override
    protected void ended() {
        target().system.figures().asked(outcome().orElseThrow());
        forget();
    }

    private void forget() {
        OpenAsks.Entry mine = entry;
        if (mine == null) {
            return; // the asker will see that it has ended
        }
        mine.end();
        Timer set = timer;
        if (set != null) {
            set.cancel();
        }
    }

    private boolean end(Reason reason, String why, @Nullable Throwable cause) {
        return !isDone() && completeExceptionally(failure(reason, why, cause));
    }

    private AskException failure(Reason reason, String why, @Nullable Throwable cause) {
        String sentence =
                "%s asked %s for %s, but %s"
                        .formatted(
                                asker == null ? "Somebody outside" : asker.path(),
                                target().path(),
                                message == null ? "nothing" : Texts.brief(message),
                                why);
        return new AskException(reason, target().path(), sentence, cause);
    }

    private String depth() {
        return Texts.count(target().mailbox().size(), "message");
    }

    /** Says nothing of the message, which usually holds this and says it in turn. */
    @Override
    public String toString() {
        return "the reply of " + target().path();
    }
}
