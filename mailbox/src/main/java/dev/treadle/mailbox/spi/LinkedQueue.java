package dev.treadle.mailbox.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 * A queue for many senders and one owner, in which one CAS takes a message's place in the order and
 * in the capacity, and tells its sender whether the owner rests.
 *
 * Shape. `top` is the message sent last; each node links to the one sent before it, as in Treiber's
 * stack (R. K. Treiber, "Systems Programming: Coping with Parallelism", IBM RJ 5118, 1986). The owner
 * does not take nodes off the stack: it empties them where they are. A node without a message is one
 * that it has done with, and so is what was sent before it. So it takes a message that is alone from
 * its node. If there are more, it walks from the top back to the first that it has done with, turns
 * those links round, and has a private chain in the order of sending, its batch. The node that a queue
 * begins with is FIRST in all queues, which nobody writes, so that an empty mailbox is one object of 32
 * bytes (no padding: there may be millions).
 *
 * Rest. An owner with nothing to do moves the top from the last node to null. Whoever moves it on from
 * there, a sender with its message or `resume` with a node that has none, has ended the rest, and
 * nobody else has: there is no flag beside the queue that could disagree with it.
 *
 *   top:  node -> node          by a sender
 *         emptied node -> null  by the owner
 *         null -> node          by a sender, which then calls the owner; or by resume
 *
 * A node comes to the top once, so a CAS that expects a node proves that nothing happened since it
 * was read. Null comes again and again; but what follows from it is the same each time: the queue is
 * empty, and its owner asleep.
 *
 * Numbers. Each node carries the number of its message: that of the one before plus one, in 31 bits.
 * So `top.number - consumed` is the number of messages, right across the wrap-around. A sender that
 * has ended a rest cannot know its number before its CAS (the owner may have been awake since it
 * looked): it sets it after that, to `consumed + 1`, which stands still until the owner is called. A
 * second sender that comes in between does the same for the first, by CAS, and waits for nobody. A
 * node without a message has the number of the one before.
 *
 * Who writes what, and why so:
 * - top: by compareAndSet, read as a volatile. Sequentially consistent because of the promise in
 *   MessageQueue about a flag beside the queue.
 * - node.message: the sender, plainly, before the CAS that publishes the node; the owner clears it.
 *   Others read it only to number a node, before the owner is called.
 * - node.link: the sender, plainly, before that CAS; later the owner alone, plainly: nobody else
 *   follows links.
 * - node.number: the sender before that CAS; if it was UNNUMBERED, setRelease by its sender and
 *   compareAndSet by the others, the same value, before the owner is called; read getAcquire.
 * - batch and what is in it: the owner alone, plainly; from one thread of the owner to the next
 *   through the top, if it rested in between.
 * - consumed: the owner, setRelease, read as a volatile. That write is no fence: a sender may see
 *   freed room a moment late, never early. See BlockedSenders for what follows from that. While
 *   it has many messages at hand, the owner writes it for every 64th only: else it would take the
 *   cache line of the top from the senders once for each message.
 *
 * Few references are written here on purpose. An actor that lives long is an old object, its messages
 * are young ones, and for each reference from old to young G1 runs a full fence. So a message that is
 * alone costs one such write, its sender's; a batch, a young object itself, costs one for all of its
 * messages; and null is free.
 *
 * Capacity. A sender reads `top`, then `consumed`; what is consumed only grows, so at its CAS there
 * are at most as many messages as it has computed: the bound is never passed. When it finds no room
 * and the top is still the same, there was none when it read `consumed`, but for the lag.
 *
 * Garbage. A node that is done with loses its message and its link at once: a dead node that has
 * grown old does not drag the younger ones into the old generation.
 */
final class LinkedQueue<M> implements MessageQueue<M> {

    private static final MessageNode<?> FIRST = new MessageNode<>(null, null, 0);
    private static final int UNNUMBERED = -1;
    private static final int NUMBERS = Integer.MAX_VALUE;

    private static final int LARGE = 4096;
    private static final int LAG = 63;
    private static final int PAUSES = 16;

    private static final VarHandle TOP;
    private static final VarHandle CONSUMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(LinkedQueue.class, "top", MessageNode.class);
            CONSUMED = lookup.findVarHandle(LinkedQueue.class, "consumed", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int capacity;
    private final Owner owner;
    private volatile @Nullable MessageNode<M> top;
    private volatile int consumed;
    private @Nullable Batch<M> batch;

    LinkedQueue(int capacity, Owner owner) {
        this(capacity, owner, 0);
    }

    /** Makes a queue whose first message has the number after the given one. */
    LinkedQueue(int capacity, Owner owner, int number) {
        this.capacity = capacity;
        this.owner = owner;
        int before = number & NUMBERS;
        // Plainly, without a fence: no other thread has the queue yet.
        TOP.set(this, before == 0 ? FIRST : new MessageNode<M>(null, null, before));
        CONSUMED.set(this, before);
    }

    @Override
    public boolean offer(M message) {
        return add(message, capacity);
    }

    @Override
    public boolean force(M message) {
        return add(message, MessageQueue.ceiling(capacity));
    }

    @SuppressWarnings("ReferenceEquality") // Is it the same node still?
    private boolean add(M message, int bound) {
        requireNonNull(message, "message");
        for (; ; ) {
            MessageNode<M> last = top;
            if (last == null) {
                if (endRest(message)) {
                    owner.launch();
                    return true;
                }
                continue;
            }
            int number = numberOf(last);
            if (between(consumed, number) < bound) {
                if (TOP.compareAndSet(
                        this, last, new MessageNode<>(message, last, after(number)))) {
                    return true;
                }
                giveWay();
            } else if (top == last) {
                return false;
            }
        }
    }

    /** Leaves the top to who was faster: two that go on at once hinder each other more. */
    private static void giveWay() {
        for (int i = 0; i < PAUSES; i++) {
            Thread.onSpinWait();
        }
    }

    private boolean endRest(@Nullable M message) {
        var first = new MessageNode<M>(message, null, UNNUMBERED);
        boolean ended = TOP.compareAndSet(this, null, first);
        if (ended) {
            first.releaseNumber(numberAfterRest(first));
        }
        return ended;
    }

    private int numberOf(MessageNode<M> node) {
        int number = node.acquireNumber();
        if (number != UNNUMBERED) {
            return number;
        }
        node.numberIf(UNNUMBERED, numberAfterRest(node));
        return node.acquireNumber();
    }

    /** {@return the number of a node that ended a rest, right until the owner is called} */
    private int numberAfterRest(MessageNode<M> node) {
        return node.message == null ? consumed : after(consumed);
    }

    private static int after(int number) {
        return (number + 1) & NUMBERS;
    }

    private static int between(int earlier, int later) {
        return (later - earlier) & NUMBERS;
    }

    @Override
    public Seen look() {
        Batch<M> begun = batch;
        if (begun != null) {
            return begun;
        }
        MessageNode<M> last = top;
        return last == null ? FIRST : last;
    }

    @Override
    @SuppressWarnings("unchecked") // it was seen in this queue
    public @Nullable M take(Seen seen) {
        Batch<M> begun = seen.holds() ? (Batch<M>) seen : batch;
        if (begun != null) {
            return next(begun);
        }
        return seen instanceof MessageNode<?> last ? takeUpTo((MessageNode<M>) last) : null;
    }

    private @Nullable M takeUpTo(MessageNode<M> last) {
        M message = last.message;
        if (message == null) {
            return null;
        }
        if (isDone(last.link)) {
            last.empty();
            CONSUMED.setRelease(this, last.number);
            return message;
        }
        int count = capacity < LARGE ? 0 : between(consumed, last.number);
        var gathered = new Batch<>(gather(last), consumed, count);
        batch = gathered;
        return next(gathered);
    }

    private static boolean isDone(@Nullable MessageNode<?> node) {
        return node == null || node.message == null;
    }

    /** Turns round what was sent up to a node. {@return the first of it} */
    private static <M> MessageNode<M> gather(MessageNode<M> last) {
        MessageNode<M> first = last;
        MessageNode<M> earlier = last.link;
        last.link = null;
        while (earlier != null && earlier.message != null) {
            MessageNode<M> each = earlier;
            earlier = each.link;
            each.link = first;
            first = each;
        }
        return first;
    }

    private @Nullable M next(Batch<M> begun) {
        M message = begun.take();
        if (!begun.holds()) {
            batch = null;
        }
        if (!begun.isLong() || (begun.taken() & LAG) == 0) {
            CONSUMED.setRelease(this, begun.taken());
        }
        return message;
    }

    @Override
    public int lastNumber() {
        MessageNode<M> last = top;
        return last == null ? consumed : numberOf(last);
    }

    @Override
    public int waitingUpTo(int last) {
        int waiting = between(taken(), last);
        return waiting > NUMBERS / 2 ? 0 : waiting; // it was taken since
    }

    /** {@return the number of the message that was taken last} */
    private int taken() {
        return batch == null ? consumed : batch.taken();
    }

    @Override
    public void settle() {
        CONSUMED.setRelease(this, taken());
    }

    @Override
    public boolean rest() {
        MessageNode<M> last = top;
        return batch == null
                && last != null
                && last.message == null
                && TOP.compareAndSet(this, last, null);
    }

    @Override
    public boolean resume() {
        return resting() && endRest(null);
    }

    @Override
    public boolean resting() {
        return top == null;
    }

    @Override
    public boolean isEmpty() {
        // In this order: then what is equal was equal when the top was read.
        int polled = consumed;
        MessageNode<M> last = top;
        return last == null || numberOf(last) == polled;
    }

    @Override
    public int size() {
        MessageNode<M> last = top;
        if (last == null) {
            return 0;
        }
        // In this order: then the result is never more than what was there.
        int sent = numberOf(last);
        int left = between(consumed, sent);
        return left > NUMBERS / 2 ? 0 : left; // it was all consumed since
    }

    @Override
    public int capacity() {
        return capacity;
    }
}
