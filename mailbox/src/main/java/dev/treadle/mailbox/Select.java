package dev.treadle.mailbox;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Parking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits for whichever of several sources is ready first, in one wait and without polling.
 *
 * <p>Fair: where several are always ready, each has its turn. Not safe to share between threads.
 */
public final class Select {

    private final Turns<Selectable> sources;

    private Select(List<Selectable> sources) {
        this.sources = new Turns<>(sources);
    }

    /**
     * {@return a wait for the given sources}
     *
     * @param sources at least one
     * @throws IllegalArgumentException if there is none
     */
    public static Select of(Selectable... sources) {
        if (sources.length == 0) {
            throw new IllegalArgumentException(
                    "A select of no sources would never end: give it at least one");
        }
        return new Select(List.of(sources));
    }

    /**
     * {@return a selection that gives the messages of a mailbox to a handler}
     *
     * @param mailbox a mailbox that the calling thread owns
     * @param handler called with each message, by {@link Selection#next()}
     * @param <M> the type of message
     */
    public static <M> Selection on(Mailbox<M> mailbox, Consumer<? super M> handler) {
        return new Selection().on(mailbox, handler);
    }

    /**
     * {@return a selection that gives items of a work queue to a handler}
     *
     * @param queue a queue, shared with other consumers or not
     * @param handler called with each item, by {@link Selection#next()}
     * @param <E> the type of item
     */
    public static <E> Selection on(WorkQueue<E> queue, Consumer<? super E> handler) {
        return new Selection().on(queue, handler);
    }

    /**
     * Waits for a source to be ready. A mailbox that is ready has a message for its owner. From a
     * work queue another consumer may be faster: use {@link WorkQueue#tryTake()}.
     *
     * @return a source that is ready
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Selectable await() throws InterruptedException {
        return await(Parking.FOREVER).orElseThrow();
    }

    /**
     * Waits for a source to be ready, as {@link #await()} does, but not longer than given.
     *
     * @param atMost the longest wait; none if it is zero or negative
     * @return a source that is ready, empty if none was in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Optional<Selectable> await(Duration atMost) throws InterruptedException {
        return await(Durations.nanos(requireNonNull(atMost, "atMost")));
    }

    private Optional<Selectable> await(long nanos) throws InterruptedException {
        var ready =
                new Object() {
                    Optional<Selectable> source = Optional.empty();
                };
        Watch.await(
                sources::all,
                () -> {
                    ready.source = sources.first(Selectable::isReady);
                    return ready.source.isPresent();
                },
                this,
                nanos);
        return ready.source;
    }

    @Override
    public String toString() {
        return "a select of " + sources.all();
    }
}
