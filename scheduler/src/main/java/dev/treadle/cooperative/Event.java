package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.WorkQueue;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.spi.EndWatch;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something a task can wait for. The ones that come with Treadle are made here; an own one
 * implements {@link #onYield}.
 *
 * <p>Channels are set to non-blocking by the first event that needs it, and stay so. A channel has
 * one task that waits to read, accept or connect, and one that waits to write. A channel that tasks
 * wait for is closed by a task, or by {@link CooperativeScheduler#spawn spawning} one that does:
 * what another thread closes is noticed only when something else happens.
 *
 * @param <T> the type of what comes of it
 */
@FunctionalInterface
public non-sealed interface Event<T> extends Step {

    /**
     * Called when a task yields this, in the task's turn: arranges for the task to be resumed, by
     * whatever thread. What this throws, the yield throws.
     *
     * @param task the task that waits
     */
    void onYield(Suspended<T> task);

    /**
     * {@return this event with something else coming of it}
     *
     * @param function makes it from what came, in the task's turn
     * @param <U> the type of that
     */
    default <U> Event<U> map(Function<? super T, ? extends U> function) {
        requireNonNull(function, "function");
        return task -> onYield(new MappedSuspension<>(task, function));
    }

    /**
     * {@return this event, with a look at what came of it} For a {@link StepTask}, that is how to
     * get it.
     *
     * @param action given what came, in the task's turn, before the task goes on
     */
    default Event<T> then(Consumer<? super T> action) {
        requireNonNull(action, "action");
        return map(value -> {
            action.accept(value);
            return value;
        });
    }

    // --- time, tasks, results

    /**
     * {@return the passing of some time} What comes of it is that time.
     *
     * @param delay how long; zero or less for at once
     */
    static Event<Duration> after(Duration delay) {
        requireNonNull(delay, "delay");
        return task -> {
            var timer = task.task().scheduler().timers().once(delay, () -> task.resume(delay));
            task.whenOver(timer::cancel);
        };
    }

    /**
     * {@return the end of a task, of this or another scheduler} What comes of it is that task.
     *
     * @param other the task to wait for
     */
    static Event<Task> end(Task other) {
        return switch (requireNonNull(other, "other")) {
            case Cell cell ->
                    task -> task.whenOver(EndWatch.on(cell.ended(), () -> task.resume(cell)));
        };
    }

    /**
     * {@return the end of a result} If that failed, the yield throws a {@link
     * dev.treadle.scheduler.ResultException}.
     *
     * @param result what to wait for; its value is not null
     * @param <T> the type of its value
     */
    static <T> Event<T> of(Result<T> result) {
        requireNonNull(result, "result");
        Attempt<T> attempt = () -> Optional.of(result.await());
        return task -> task.whenOver(EndWatch.on(result, () -> task.attempt(attempt)));
    }

    /**
     * {@return the end of a call that a thread of its own makes} For what blocks, or computes for
     * long. A task that is cancelled, or goes on with another event, interrupts it.
     *
     * @param call begins anew each time this is yielded; its value is not null
     * @param <T> the type of its value
     */
    static <T> Event<T> offload(Callable<? extends T> call) {
        return new Offload<>(requireNonNull(call, "call"));
    }

    // --- messages

    /**
     * {@return the next message of a mailbox} Any thread may send it. The task is the mailbox's
     * owner as long as it waits.
     *
     * @param mailbox a mailbox that nobody else receives from meanwhile
     * @param <M> the type of message
     */
    static <M> Event<M> receive(Mailbox<M> mailbox) {
        return new FromSource<>(requireNonNull(mailbox, "mailbox"), mailbox::tryReceive);
    }

    /**
     * {@return the next item of a work queue} When that is closed and used up, the yield throws a
     * {@link dev.treadle.mailbox.QueueClosedException}.
     *
     * @param queue a queue, shared with other consumers or not
     * @param <E> the type of item
     */
    static <E> Event<E> take(WorkQueue<E> queue) {
        return new FromSource<>(requireNonNull(queue, "queue"), queue::tryTake);
    }

    // --- channels

    /**
     * {@return a read} What comes of it is the number of bytes, at least 1, or -1 at the end.
     *
     * @param channel where to read
     * @param buffer where to put it; has room when this is yielded
     * @param <C> the type of channel
     */
    static <C extends SelectableChannel & ReadableByteChannel> Event<Integer> read(
            C channel, ByteBuffer buffer) {
        return Transfer.read(requireNonNull(channel, "channel"), requireNonNull(buffer, "buffer"));
    }

    /**
     * {@return a write of as much as the channel takes} What comes of it is the number of bytes,
     * perhaps fewer than there were.
     *
     * @param channel where to write
     * @param buffer what to write
     * @param <C> the type of channel
     */
    static <C extends SelectableChannel & WritableByteChannel> Event<Integer> write(
            C channel, ByteBuffer buffer) {
        return Transfer.write(requireNonNull(channel, "channel"), requireNonNull(buffer, "buffer"));
    }

    /**
     * {@return a write of all there is, in as many pieces as it takes} What comes of it is the
     * number of bytes.
     *
     * @param channel where to write
     * @param buffer what to write
     * @param <C> the type of channel
     */
    static <C extends SelectableChannel & WritableByteChannel> Event<Integer> writeAll(
            C channel, ByteBuffer buffer) {
        return Transfer.writeAll(
                requireNonNull(channel, "channel"), requireNonNull(buffer, "buffer"));
    }

    /**
     * {@return a connection from a client}
     *
     * @param server a bound channel
     */
    static Event<SocketChannel> accept(ServerSocketChannel server) {
        return Transfer.accept(requireNonNull(server, "server"));
    }

    /**
     * {@return the connection to a server} What comes of it is the channel.
     *
     * @param channel not connected yet
     * @param server where to connect to
     */
    static Event<SocketChannel> connect(SocketChannel channel, SocketAddress server) {
        return Transfer.connect(
                requireNonNull(channel, "channel"), requireNonNull(server, "server"));
    }

    /**
     * {@return a datagram} What comes of it is its sender's address.
     *
     * @param channel where to receive
     * @param buffer where to put it; what has no room is lost
     */
    static Event<SocketAddress> receive(DatagramChannel channel, ByteBuffer buffer) {
        return Transfer.receive(
                requireNonNull(channel, "channel"), requireNonNull(buffer, "buffer"));
    }

    /**
     * {@return the sending of a datagram} What comes of it is the number of bytes.
     *
     * @param channel where to send
     * @param buffer what to send
     * @param target where to
     */
    static Event<Integer> send(DatagramChannel channel, ByteBuffer buffer, SocketAddress target) {
        return Transfer.send(
                requireNonNull(channel, "channel"),
                requireNonNull(buffer, "buffer"),
                requireNonNull(target, "target"));
    }

    // --- several

    /**
     * {@return whichever of several comes first} The others are withdrawn: no message is taken and
     * nothing is read by them. Where several are always there, each has its turn if the same event
     * is yielded again.
     *
     * @param events at least one
     * @param <T> what the types of what comes of them have in common
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <T> Event<T> first(Event<? extends T>... events) {
        return new First<>(List.of(events));
    }
}
