package dev.treadle.mailbox.spi;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A link of a {@link LinkedQueue}, which explains its fields. */
class MessageNode<M> {

    static final VarHandle NEXT;

    static {
        try {
            NEXT =
                    MethodHandles.lookup()
                            .findVarHandle(MessageNode.class, "next", MessageNode.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Nullable M message;
    @Nullable MessageNode<M> next;
    int number;

    MessageNode(@Nullable M message, int number) {
        this.message = message;
        this.number = number;
    }

    /** Returns the next node, with all that its sender wrote before it sent. */
    @SuppressWarnings("unchecked")
    final @Nullable MessageNode<M> acquireNext() {
        return (MessageNode<M>) NEXT.getAcquire(this);
    }

    final void releaseNext(MessageNode<M> node) {
        NEXT.setRelease(this, node);
    }
}
