package dev.treadle.mailbox;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Parking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Several sources, each with a handler for what comes from it. Made by {@link Select}.
 *
 * <p>Fair: where several sources always have something, each has its turn. Not safe to share
 * between threads; handlers run on the thread that calls {@link #next()}.
 */
public final class Selection {

    /** A source, and how to take from it: what was taken comes as a call of its handler. */
    private record Branch(Selectable source, Supplier<Optional<Runnable>> take) {}

    private final Turns<Branch> branches = new Turns<>(List.of());
    private final List<Branch> ended = new ArrayList<>();
    private Optional<Runnable> taken = Optional.empty();

    Selection() {}

    /**
     * Adds a mailbox.
     *
     * @param mailbox a mailbox that the calling thread owns
     * @param handler called with each message
     * @param <M> the type of message
     * @return this selection
     */
    public <M> Selection on(Mailbox<M> mailbox, Consumer<? super M> handler) {
        requireNonNull(handler, "handler");
        branches.add(
                new Branch(
                        requireNonNull(mailbox, "mailbox"),
                        () -> mailbox.tryReceive().map(message -> () -> handler.accept(message))));
        return this;
    }

    /**
     * Adds a work queue. It leaves the selection when it is closed and used up.
     *
     * @param queue a queue, shared with other consumers or not
     * @param handler called with each item, which is done when the call has ended, also by an
     *     exception
     * @param <E> the type of item
     * @return this selection
     */
    public <E> Selection on(WorkQueue<E> queue, Consumer<? super E> handler) {
        requireNonNull(handler, "handler");
        branches.add(
                new Branch(
                        requireNonNull(queue, "queue"),
                        () -> queue.tryTakeItem().map(item -> () -> handle(item, handler))));
        return this;
    }

    private static <E> void handle(Item<E> item, Consumer<? super E> handler) {
        try {
            handler.accept(item.value());
        } finally {
            item.done();
        }
    }

    /**
     * Waits for something to come from any source, and gives it to the handler of that source.
     *
     * @return whether something came; false when all sources are work queues that are closed and
     *     used up
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean next() throws InterruptedException {
        return next(Parking.FOREVER);
    }

    /**
     * Does what {@link #next()} does, but waits no longer than given.
     *
     * @param atMost the longest wait; none if it is zero or negative
     * @return whether something came; false also when {@link #isOver()}
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean next(Duration atMost) throws InterruptedException {
        return next(Durations.nanos(atMost));
    }

    private boolean next(long nanos) throws InterruptedException {
        Watch.await(this::sources, this::takeOrEnd, this, nanos);
        Optional<Runnable> handling = taken;
        taken = Optional.empty();
        handling.ifPresent(Runnable::run);
        return handling.isPresent();
    }

    /** {@return whether all sources were work queues that are closed and used up} */
    public boolean isOver() {
        return branches.all().isEmpty();
    }

    private List<Selectable> sources() {
        return branches.all().stream().map(Branch::source).toList();
    }

    private boolean takeOrEnd() {
        boolean found = branches.first(this::take).isPresent();
        branches.removeAll(ended);
        ended.clear();
        return found || isOver();
    }

    private boolean take(Branch branch) {
        try {
            taken = branch.take().get();
            return taken.isPresent();
        } catch (QueueClosedException e) {
            ended.add(branch);
            return false;
        }
    }

    @Override
    public String toString() {
        return "a selection of " + sources();
    }
}
