package dev.treadle.routing;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ReplyTo;
import dev.treadle.scheduler.Result;

import java.util.Optional;

/** What the desk of a pulling pool is sent. */
sealed interface Work<M> {

    /**
     * A message that waits for a routee.
     *
     * @param message the message
     * @param replyTo who waits for what comes of it, if it asks
     */
    record Given<M>(M message, Optional<ReplyTo<?>> replyTo) implements Work<M> {

        public Given {
            requireNonNull(message, "message");
        }

        /** Hands it to a routee, with the time that its asker still waits. */
        Result<M> processedBy(ActorRef<M> routee) {
            return replyTo.map(asker -> routee.process(message, asker))
                    .orElseGet(() -> routee.process(message));
        }

        /** It will not be handled any more: who asked and has no answer yet is told why. */
        void failed(Throwable cause) {
            replyTo.filter(asker -> !(asker instanceof Result<?> answer && answer.isDone()))
                    .ifPresent(asker -> asker.fail(cause));
        }

        /** As the message, in dead letters and errors. */
        @Override
        public String toString() {
            return message.toString();
        }
    }

    /** A message has come back from a routee that ended before it began it. */
    record Again<M>() implements Work<M> {}

    /** No more messages are given; the pool ends when those it has are handled. */
    record Last<M>() implements Work<M> {}
}
