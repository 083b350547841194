package dev.treadle.mailbox.spi;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/*
 * A linked queue for many senders and one owner, after Dmitry Vyukov's non-intrusive MPSC queue,
 * with the count of messages kept in the nodes.
 *
 * Shape. `head` is a stub: its message is gone. The messages are in the nodes that follow it, up to
 * `tail`. The queue itself is the first stub, so that a mailbox nobody has written to is one object
 * of 40 bytes (no padding: there may be millions of them).
 *
 * Numbers. Each node carries the number of its message: that of the node before it plus one. So
 * `tail.number - consumed` is the number of messages there, by int arithmetic that is right across
 * the wrap-around too. One CAS on `tail` takes the place in the order and in the capacity at once:
 * there is no second counter to reserve from and to undo.
 *
 * States of a send: not yet sent; sent, when the CAS has moved `tail` to its node; linked, when the
 * node before points to it. Between the last two the owner cannot reach the node, nor those behind
 * it: `isEmpty` is false and `poll` returns null. The sender never waits there.
 *
 * Who writes what, and why so:
 * - tail: senders, by compareAndSet; read as a volatile. Sequentially consistent because of the
 *   promise in MessageQueue about a flag beside the queue. Never returns to an earlier node, so
 *   a CAS that succeeds proves that `tail` has not changed since it was read (no ABA).
 * - node.message, node.number: the sender, plainly, before the CAS that publishes the node to
 *   other senders, and before the release of `next` that publishes it to the owner.
 * - node.next: the sender of the following node, once, setRelease; read by the owner alone,
 *   getAcquire. This pair carries the memory effect of a send. The owner clears it when the node
 *   is behind it; the one sender that could write it has done so by then.
 * - head: the owner alone, plainly. No other thread reads it.
 * - consumed: the owner, setRelease, read as a volatile. That write is no fence: a sender may see
 *   freed room a moment late, never early. See BlockedSenders for what follows from that.
 *
 * Capacity. A sender reads `tail`, then `consumed`; what is consumed only grows, so at its CAS there
 * are at most as many messages as it has computed: the bound is never passed. When it finds no room
 * and `tail` is still the same, there was none when it read `consumed`: no offer fails falsely.
 *
 * Garbage. A polled node loses its message at once, and its `next` when the owner passes it: a dead
 * node that has grown old does not drag the younger ones into the old generation.
 */
final class LinkedQueue<M> extends MessageNode<M> implements MessageQueue<M> {

    private static final VarHandle TAIL;
    private static final VarHandle CONSUMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(LinkedQueue.class, "tail", MessageNode.class);
            CONSUMED = lookup.findVarHandle(LinkedQueue.class, "consumed", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final int capacity;
    private volatile MessageNode<M> tail;
    private MessageNode<M> head;
    private volatile int consumed;

    LinkedQueue(int capacity) {
        this(capacity, 0);
    }

    /** Makes a queue whose first message has the number after the given one. */
    @SuppressWarnings("NullAway.Init") // Through TAIL.
    LinkedQueue(int capacity, int number) {
        super(null, number);
        this.capacity = capacity;
        this.head = this;
        // Plainly, without a fence: no other thread has the queue yet.
        TAIL.set(this, this);
        CONSUMED.set(this, number);
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
            MessageNode<M> last = tail;
            if (last.number - consumed < bound) {
                var node = new MessageNode<>(message, last.number + 1);
                if (TAIL.compareAndSet(this, last, node)) {
                    last.releaseNext(node);
                    return true;
                }
            } else if (tail == last) {
                return false;
            }
        }
    }

    @Override
    public @Nullable M poll() {
        MessageNode<M> stub = head;
        MessageNode<M> first = stub.acquireNext();
        if (first == null) {
            return null;
        }
        M message = first.message;
        first.message = null;
        stub.next = null;
        head = first;
        CONSUMED.setRelease(this, first.number);
        return message;
    }

    @Override
    public boolean isEmpty() {
        // In this order: then what is equal was equal when the tail was read.
        int polled = consumed;
        return polled == tail.number;
    }

    @Override
    public int size() {
        // In this order: then the result is never more than what was there.
        int sent = tail.number;
        return Math.max(0, sent - consumed);
    }

    @Override
    public int capacity() {
        return capacity;
    }
}
