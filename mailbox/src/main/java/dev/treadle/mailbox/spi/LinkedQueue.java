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
 * does not take nodes off the stack: it walks from the top back to `latest`, the top of its last
 * walk, turns those links round, and so has a private chain in the order of sending, `pending`. What
 * is on the stack at and below `latest` is the owner's alone. The first node is FIRST in all queues,
 * which nobody writes, so that an empty mailbox is one object of 40 bytes (no padding: there may be
 * millions).
 *
 * Rest. An owner with nothing to do moves the top from `latest` to RESTING. Whoever moves it on from
 * there, a sender with its message or `resume` with a node that has none, has ended the rest, and
 * nobody else has: there is no flag beside the queue that could disagree with it.
 *
 *   top:  node -> node        by a sender
 *         latest -> RESTING   by the owner
 *         RESTING -> node     by a sender, which then calls the owner; or by resume
 *
 * A node comes to the top once, so a CAS that expects a node proves that nothing happened since it
 * was read. RESTING comes again and again; but what follows from it is the same each time: the queue
 * is empty, and its owner asleep.
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
 * - node.link: the sender, plainly, before that CAS; later the owner alone, plainly: nobody else
 *   follows links.
 * - node.number: the sender before that CAS; if it was UNNUMBERED, setRelease by its sender and
 *   compareAndSet by the others, the same value, before the owner is called; read getAcquire.
 * - pending, latest and taken: the owner alone, plainly; from one thread of the owner to the next
 *   through the top, if it rested in between.
 * - consumed: the owner, setRelease, read as a volatile. That write is no fence: a sender may see
 *   freed room a moment late, never early. See BlockedSenders for what follows from that. While
 *   it has many messages at hand, the owner writes it for every 64th only: else it would take the
 *   cache line of the top from the senders once for each message.
 *
 * Capacity. A sender reads `top`, then `consumed`; what is consumed only grows, so at its CAS there
 * are at most as many messages as it has computed: the bound is never passed. When it finds no room
 * and the top is still the same, there was none when it read `consumed`: no offer fails falsely.
 *
 * Garbage. A polled node loses its message and its link at once: a dead node that has grown old does
 * not drag the younger ones into the old generation.
 */
final class LinkedQueue<M> implements MessageQueue<M> {

    private static final MessageNode<?> RESTING = new MessageNode<>(null, null, 0);
    private static final MessageNode<?> FIRST = new MessageNode<>(null, null, 0);
    private static final int UNNUMBERED = -1;
    private static final int NUMBERS = Integer.MAX_VALUE;

    private static final int LARGE = 4096;
    private static final int MANY = 512;
    private static final int LAG = 63;

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
    private volatile MessageNode<M> top;
    private volatile int consumed;
    private @Nullable MessageNode<M> pending;
    private @Nullable MessageNode<M> latest;

    /** The number of the message that was taken last. */
    private int taken;

    LinkedQueue(int capacity, Owner owner) {
        this(capacity, owner, 0);
    }

    /** Makes a queue whose first message has the number after the given one. */
    @SuppressWarnings({"NullAway.Init", "unchecked"}) // Through TOP; FIRST holds no message.
    LinkedQueue(int capacity, Owner owner, int number) {
        this.capacity = capacity;
        this.owner = owner;
        taken = number & NUMBERS;
        latest = (MessageNode<M>) (taken == 0 ? FIRST : new MessageNode<>(null, null, taken));
        // Plainly, without a fence: no other thread has the queue yet.
        TOP.set(this, latest);
        CONSUMED.set(this, taken);
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
            if (last == RESTING) {
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
            } else if (top == last) {
                return false;
            }
        }
    }

    @SuppressWarnings("unchecked") // RESTING holds no message
    private boolean endRest(@Nullable M message) {
        var first = new MessageNode<>(message, (MessageNode<M>) RESTING, UNNUMBERED);
        boolean ended = TOP.compareAndSet(this, RESTING, first);
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
    public void look() {
        if (pending == null) {
            pending = gather();
        }
    }

    @Override
    public @Nullable M take() {
        MessageNode<M> next = pending;
        M message = null;
        while (next != null && message == null) {
            message = next.message; // none in a node that only ended a rest
            pending = next.link;
            next.message = null;
            next.link = null;
            taken = next.number;
            if (pending == null || !mayLag() || (taken & LAG) == 0) {
                settle();
            }
            next = pending;
        }
        return message;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public int lastNumber() {
        MessageNode<M> last = top;
        return last == RESTING ? consumed : numberOf(last);
    }

    @Override
    public int waitingUpTo(int last) {
        int waiting = between(taken, last);
        return waiting > NUMBERS / 2 ? 0 : waiting; // it was taken since
    }

    /** {@return whether so much waits that a few messages more or less are nothing} */
    private boolean mayLag() {
        MessageNode<M> last = latest;
        return capacity >= LARGE && last != null && between(taken, last.number) >= MANY;
    }

    @Override
    public void settle() {
        CONSUMED.setRelease(this, taken);
    }

    /** Turns round what was sent since the last time. {@return the first of it, null if none} */
    @SuppressWarnings("ReferenceEquality")
    private @Nullable MessageNode<M> gather() {
        MessageNode<M> last = top;
        MessageNode<M> end = latest;
        MessageNode<M> later = null;
        MessageNode<M> each = last;
        while (each != null && each != end && each != RESTING) {
            MessageNode<M> earlier = each.link;
            each.link = later;
            later = each;
            each = earlier;
        }
        latest = last;
        return later;
    }

    @Override
    public boolean rest() {
        MessageNode<M> last = latest;
        if (pending != null) {
            return false;
        }
        latest = null; // keeps no dead node; nothing may be written once the rest has begun
        boolean rests = TOP.compareAndSet(this, last, RESTING);
        if (!rests) {
            latest = last;
        }
        return rests;
    }

    @Override
    public boolean resume() {
        return resting() && endRest(null);
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean resting() {
        return top == RESTING;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean isEmpty() {
        // In this order: then what is equal was equal when the top was read.
        int polled = consumed;
        MessageNode<M> last = top;
        return last == RESTING || numberOf(last) == polled;
    }

    @Override
    @SuppressWarnings("ReferenceEquality")
    public int size() {
        MessageNode<M> last = top;
        if (last == RESTING) {
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
