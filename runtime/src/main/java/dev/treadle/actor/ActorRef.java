package dev.treadle.actor;

import dev.treadle.exchange.Subscriber;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.SendInterruptedException;
import dev.treadle.scheduler.AwaitInterruptedException;
import dev.treadle.scheduler.Result;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where to send messages to an actor. Stays the same when the actor is restarted, and can be kept
 * and sent to when it has ended: then all that is sent is a {@link DeadLetter}.
 *
 * <p>Safe to use from any thread. What was written before a send <i>happens before</i> the handling
 * of the message.
 *
 * @param <M> the type of message
 */
public sealed interface ActorRef<M> extends Subscriber<M> permits ActorCell {

    /** {@return the actor's name, which no other living child of its parent has} */
    String name();

    /** {@return the names of the system, of the actor's parents and of the actor, with slashes} */
    String path();

    /**
     * Sends a message. Where the mailbox is full its policy decides: by default the call waits for
     * room, which is cheap on a virtual thread. A wait that would never end, since the actor waits
     * for the sender in turn, is cut short: the message is admitted over the capacity.
     *
     * @param message the message, never null
     * @throws MailboxFullException if the mailbox is full and its policy is to fail, or if the
     *     message was to be admitted over the capacity and the ceiling, 16 times the capacity, is
     *     reached; the message is a dead letter then
     * @throws SendInterruptedException if the thread is interrupted while it waits for room; the
     *     message is a dead letter then
     */
    @Override
    void tell(M message);

    /**
     * Sends a message if the mailbox has room, and never waits.
     *
     * @param message the message, never null
     * @return false if the mailbox is full or the actor has been closed; the message is no dead
     *     letter then, the caller still has it
     */
    @Override
    boolean offer(M message);

    /**
     * Sends a message that asks for a reply, with the system's time-out (5 s unless set).
     *
     * @param question makes the message, given where the reply is to go
     * @param <R> the type of the reply
     * @return what comes of it; a failure is an {@link AskException}
     */
    <R> Result<R> ask(Function<ReplyTo<R>, ? extends M> question);

    /**
     * Sends a message that asks for a reply.
     *
     * @param timeout how long the reply may take, more than zero
     * @param question makes the message, given where the reply is to go
     * @param <R> the type of the reply
     * @return what comes of it; a failure is an {@link AskException}
     */
    <R> Result<R> ask(Duration timeout, Function<ReplyTo<R>, ? extends M> question);

    /**
     * Sends a message that asks for a reply of a class, with the system's time-out.
     *
     * @param reply the class of the reply; one of another class fails the ask
     * @param question makes the message, given where the reply is to go
     * @param <R> the type of the reply
     * @return what comes of it; a failure is an {@link AskException}
     */
    <R> Result<R> ask(Class<R> reply, Function<ReplyTo<R>, ? extends M> question);

    /**
     * Sends a message that asks for a reply of a class.
     *
     * @param reply the class of the reply; one of another class fails the ask
     * @param timeout how long the reply may take, more than zero
     * @param question makes the message, given where the reply is to go
     * @param <R> the type of the reply
     * @return what comes of it; a failure is an {@link AskException}
     */
    <R> Result<R> ask(Class<R> reply, Duration timeout, Function<ReplyTo<R>, ? extends M> question);

    /**
     * Sends a message and tells when it has been handled. There is no time-out. A message that the
     * actor does not come to since it ends is no dead letter: the result says so, and the caller
     * still has it.
     *
     * @param message the message, never null
     * @return the message, when its handler has returned; an {@link AskException} if the handler
     *     threw, or the message was not handled
     */
    Result<M> process(M message);

    /**
     * Sends a message that is part of an ask, and tells when it has been handled. What is asked in
     * its handler ends by the time-out of that ask. Otherwise like {@link #process(Object)}.
     *
     * @param message the message, never null
     * @param onBehalfOf where the reply to that ask goes
     * @return the message, when its handler has returned; an {@link AskException} if the handler
     *     threw, or the message was not handled
     */
    Result<M> process(M message, ReplyTo<?> onBehalfOf);

    /**
     * {@return how many messages it has before it: those in its mailbox, and the one in its
     * handler} True at one moment only, which is over when this returns.
     */
    int load();

    /**
     * Says who gets the messages that the actor leaves unhandled when it ends, and those that are
     * sent to it later: instead of being dead letters. Asks among them go on. The message that it
     * fails at is not left, but a dead letter as ever.
     *
     * @param heir decides about each message; it takes the place of one that was given before
     */
    void bequeath(Heir<M> heir);

    /**
     * Lets the actor end when it has handled all that was sent before. Refuses what is sent later,
     * and lets go of senders that wait for room: their messages are dead letters. Returns at once.
     */
    void close();

    /**
     * Lets the actor end after its current message; the others are dead letters. Returns at once.
     */
    void stop();

    /** Lets the actor end as {@link #stop} does, and interrupts its current handler. */
    void kill();

    /**
     * Waits until the actor and its children have ended.
     *
     * @throws AwaitInterruptedException if the thread is interrupted first
     * @throws IllegalStateException if an actor would wait for its own end
     */
    void join();

    /**
     * Waits until the actor and its children have ended, but not longer than given.
     *
     * @param atMost the longest wait
     * @return whether they have ended
     * @throws AwaitInterruptedException if the thread is interrupted first
     * @throws IllegalStateException if an actor would wait for its own end
     */
    boolean join(Duration atMost);

    /** {@return whether the actor and its children have ended} */
    @Override
    boolean isTerminated();

    /** {@return why the actor has ended, empty as long as it has not} */
    Optional<ExitReason> exitReason();
}
