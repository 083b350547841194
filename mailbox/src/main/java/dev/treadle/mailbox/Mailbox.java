package dev.treadle.mailbox;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.MessageQueue;
import dev.treadle.mailbox.spi.Parking;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * A mailbox by itself: any thread sends, one thread at a time receives.
 *
 * <p>Sending and the questions about size are safe from any thread. Receiving, and waiting for this
 * mailbox in a {@link Select}, are for its one owner; a second thread that waits is refused.
 *
 * <p>Messages of one sender keep their order, unless the options give priorities. What a sender
 * wrote before it sent a message <i>happens before</i> what the owner does after it received it.
 *
 * @param <M> the type of message
 */
public final class Mailbox<M> implements Recipient<M>, Selectable {

    private final Overflow overflow;
    private final Consumer<? super M> dropped;
    private final MessageQueue<M> queue;
    private final BlockedSenders blocked = new BlockedSenders();
    private final LongAdder drops = new LongAdder();
    private final AtomicReference<@Nullable Runnable> watcher = new AtomicReference<>();

    private Mailbox(MailboxOptions options, Consumer<? super M> dropped) {
        this.overflow = options.overflow();
        this.dropped = dropped;
        this.queue = MessageQueue.create(options, this::drop);
    }

    /**
     * {@return an empty mailbox that only counts what it drops}
     *
     * @param options its capacity, and what happens when it is full
     * @param <M> the type of message
     */
    public static <M> Mailbox<M> create(MailboxOptions options) {
        return create(options, _ -> {});
    }

    /**
     * {@return an empty mailbox}
     *
     * @param options its capacity, and what happens when it is full
     * @param dropped gets each message that is dropped, on the thread of the sender whose message
     *     was one too many
     * @param <M> the type of message
     */
    public static <M> Mailbox<M> create(MailboxOptions options, Consumer<? super M> dropped) {
        return new Mailbox<>(
                requireNonNull(options, "options"), requireNonNull(dropped, "dropped"));
    }

    // --- senders

    /**
     * Sends a message; when the mailbox is full, as its {@link Overflow} says. The owner itself had
     * better not wait for room that only it can make.
     *
     * @param message the message, never null
     * @throws MailboxFullException if the mailbox is full, and is to {@link Overflow#FAIL}
     * @throws SendInterruptedException if the thread is interrupted while it waits for room
     */
    @Override
    public void tell(M message) {
        if (!offer(message)) {
            switch (overflow) {
                case BLOCK -> awaitRoom(message);
                case FAIL ->
                        throw new MailboxFullException(
                                "The mailbox is full, its capacity is %d; send less, or let senders wait"
                                        .formatted(capacity()));
                case DROP_NEWEST, DROP_OLDEST -> drop(message);
            }
        }
    }

    /**
     * Sends a message if there is room now. With {@link Overflow#DROP_OLDEST} there always is.
     *
     * @param message the message, never null
     * @return whether it was sent; what was not is not counted as dropped
     */
    public boolean offer(M message) {
        boolean sent = queue.offer(message);
        if (sent) {
            Runnable onReady = watcher.get();
            if (onReady != null) {
                onReady.run();
            }
        }
        return sent;
    }

    private void awaitRoom(M message) {
        try {
            blocked.awaitRoom(() -> offer(message), this);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendInterruptedException(
                    "Interrupted while waiting for room in a mailbox of capacity %d; the message was not sent"
                            .formatted(capacity()),
                    e);
        }
    }

    private void drop(M message) {
        drops.increment();
        dropped.accept(message);
    }

    // --- the owner

    /**
     * {@return the next message, after waiting for one if there is none}
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public M receive() throws InterruptedException {
        return receive(Parking.FOREVER).orElseThrow();
    }

    /**
     * {@return the next message, empty if none came in time}
     *
     * @param atMost the longest wait; none if it is zero or negative
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<M> receive(Duration atMost) throws InterruptedException {
        return receive(Durations.nanos(atMost));
    }

    private Optional<M> receive(long nanos) throws InterruptedException {
        var received =
                new Object() {
                    Optional<M> message = Optional.empty();
                };
        Watch.await(
                () -> List.of(this),
                () -> {
                    received.message = tryReceive();
                    return received.message.isPresent();
                },
                this,
                nanos);
        return received.message;
    }

    /** {@return the next message, empty if there is none, or its sender is not done with it} */
    public Optional<M> tryReceive() {
        M message = queue.poll();
        if (message != null && !blocked.isEmpty()) {
            queue.settle();
            blocked.wakeOne();
        }
        return Optional.ofNullable(message);
    }

    @Override
    public boolean isReady() {
        return !isEmpty();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException if another thread waits for this mailbox
     */
    @Override
    public void watch(Runnable onReady) {
        requireNonNull(onReady, "onReady");
        Runnable other = watcher.compareAndExchange(null, onReady);
        if (other != null && !other.equals(onReady)) {
            throw new IllegalStateException(
                    "Two threads wait for one mailbox: share a WorkQueue, or receive in one"
                            + " thread");
        }
    }

    @Override
    public void unwatch(Runnable onReady) {
        watcher.compareAndSet(onReady, null);
    }

    // --- how it stands

    /** {@return whether no message is there} */
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** {@return how many messages are there; an estimate while some are sent or received} */
    public int size() {
        return queue.size();
    }

    /** {@return the most messages that fit, {@link Integer#MAX_VALUE} if it is unbounded} */
    public int capacity() {
        return queue.capacity();
    }

    /** {@return how many messages have been dropped since it was made} */
    public long dropped() {
        return drops.sum();
    }

    @Override
    public String toString() {
        return "a mailbox with %d messages".formatted(size());
    }
}
