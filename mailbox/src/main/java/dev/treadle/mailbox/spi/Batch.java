package dev.treadle.mailbox.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Messages that the owner of a {@link LinkedQueue} has put in order. The owner's alone. */
final class Batch<M> implements MessageQueue.Seen {

    private static final int MANY = 512;

    private @Nullable MessageNode<M> next;
    private int taken;

    /** How many more there are, none where it is not worth counting. */
    private int left;

    /**
     * @param first the first of them, which links to those after it
     * @param taken the number of the message before
     * @param left how many there are, 0 if that does not matter
     */
    Batch(MessageNode<M> first, int taken, int left) {
        this.next = first;
        this.taken = taken;
        this.left = left;
    }

    @Override
    public boolean holds() {
        return next != null;
    }

    /** {@return whether there are so many that a few more or less are nothing} */
    boolean isLong() {
        return left >= MANY;
    }

    /** {@return the number of the message that was taken last} */
    int taken() {
        return taken;
    }

    /** {@return the next of them, null if all are taken} */
    @Nullable M take() {
        MessageNode<M> node = next;
        if (node == null) {
            return null;
        }
        M message = requireNonNull(node.message);
        next = node.link;
        taken = node.number;
        left--;
        node.empty();
        return message;
    }
}
