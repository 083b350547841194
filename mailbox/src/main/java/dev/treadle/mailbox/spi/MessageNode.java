package dev.treadle.mailbox.spi;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A link of a {@link LinkedQueue}, which explains its fields. */
final class MessageNode<M> implements MessageQueue.Seen {

    private static final VarHandle NUMBER;

    static {
        try {
            NUMBER = MethodHandles.lookup().findVarHandle(MessageNode.class, "number", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Nullable M message;
    @Nullable MessageNode<M> link;
    int number;

    MessageNode(@Nullable M message, @Nullable MessageNode<M> link, int number) {
        this.message = message;
        this.link = link;
        this.number = number;
    }

    int acquireNumber() {
        return (int) NUMBER.getAcquire(this);
    }

    void releaseNumber(int now) {
        NUMBER.setRelease(this, now);
    }

    /** Sets the number unless it is not the given one any more. */
    void numberIf(int still, int now) {
        NUMBER.compareAndSet(this, still, now);
    }

    /** Done with: nothing hangs on it any more. */
    void empty() {
        message = null;
        link = null;
    }

    @Override
    public boolean holds() {
        return false; // more may have come since
    }
}
