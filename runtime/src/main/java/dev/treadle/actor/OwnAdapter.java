package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.exchange.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Puts what is sent to it into an actor's mailbox, to be adapted when it is its turn. */
final class OwnAdapter<T, M> implements MessageAdapter<T> {

    private static final String ADAPTER = "messageAdapter";

    private final ActorCell<M> cell;
    private final Function<? super T, ? extends M> adapter;
    private final @Nullable Function<? super Throwable, ? extends M> onFailure;

    OwnAdapter(
            ActorCell<M> cell,
            Function<? super T, ? extends M> adapter,
            @Nullable Function<? super Throwable, ? extends M> onFailure) {
        this.cell = cell;
        this.adapter = adapter;
        this.onFailure = onFailure;
    }

    @Override
    public void tell(T message) {
        Sending.send(cell, adapted(message));
    }

    /** Sends also where there is no room: news that nobody may wait with. */
    void tellWithoutWait(T message) {
        Sending.sendWithoutWait(cell, adapted(message));
    }

    @Override
    public boolean offer(T message) {
        return cell.offerLetter(adapted(message));
    }

    private Adapted<T, M> adapted(T message) {
        return new Adapted<>(requireNonNull(message, "message"), adapter, ADAPTER);
    }

    @Override
    public void fail(Throwable cause) {
        requireNonNull(cause, "cause");
        if (onFailure == null) {
            cell.discard(cause, DeadLetter.Reason.UNHANDLED, cause);
        } else {
            Sending.send(cell, new Adapted<>(cause, onFailure, ADAPTER));
        }
    }

    @Override
    public boolean isTerminated() {
        return cell.isTerminated();
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        return cell.whenTerminated(callback);
    }

    @Override
    public String toString() {
        return "an adapter of " + cell;
    }
}
