package dev.treadle.actor;

import dev.treadle.mailbox.Recipient;

/**
 * Where the reply to an ask goes. It takes one reply or one failure, the first; what comes after
 * the ask has ended is a dead letter. It may be stored or handed on: then the ask ends by the reply
 * or by its time-out. Sending to it never waits, unless it is a {@link MessageAdapter}: that waits
 * for room as any send to an actor does. Safe to use from any thread.
 *
 * @param <R> the type of the reply
 */
public interface ReplyTo<R> extends Recipient<R> {

    /**
     * Answers that there will be no reply.
     *
     * @param cause why not; the cause of the asker's {@link AskException}
     */
    void fail(Throwable cause);
}
