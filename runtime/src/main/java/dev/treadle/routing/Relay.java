package dev.treadle.routing;

import dev.treadle.actor.ReplyTo;

import org.jspecify.annotations.Nullable;

/**
 * Stands in a question for the way back, which is known only when the question has been given to
 * somebody: who that is may depend on the question.
 */
final class Relay<R> implements ReplyTo<R> {

    private volatile @Nullable ReplyTo<R> way;

    void to(ReplyTo<R> replyTo) {
        way = replyTo;
    }

    private ReplyTo<R> way() {
        ReplyTo<R> known = way;
        if (known == null) {
            throw new IllegalStateException(
                    "A question is answered after it was asked, not before");
        }
        return known;
    }

    @Override
    public void tell(R reply) {
        way().tell(reply);
    }

    @Override
    public void fail(Throwable cause) {
        way().fail(cause);
    }

    @Override
    public String toString() {
        return way == null ? "the reply" : way.toString();
    }
}
