package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

/**
 * State that only its own messages touch, one at a time.
 *
 * <p>The methods are called by one thread at a time, not always the same one; each sees all that
 * the earlier ones wrote. So fields need no lock and no {@code volatile}. A handler may block:
 * others go on meanwhile.
 *
 * <p>An instance belongs to one actor. Its context is there from the constructor on, provided that
 * it is made by an {@link ActorFactory} in a spawn or a restart.
 *
 * @param <M> the type of message, best a sealed interface of records
 */
public abstract class Actor<M> {

    private final ActorCell<M> cell;

    /** Takes the context from the spawn or restart that is going on. */
    protected Actor() {
        cell = Spawning.take(getClass());
    }

    /**
     * Handles one message.
     *
     * @param message the message, never null
     * @throws Exception if it fails; the actor's supervision decides what follows
     */
    protected abstract void receive(M message) throws Exception;

    /**
     * Learns what happens besides messages. Does nothing unless overridden.
     *
     * @param signal what happened
     * @throws Exception if it fails; the actor's supervision decides what follows, but for {@link
     *     Signal.PreRestart} and {@link Signal.PostStop}, where it is logged
     */
    protected void onSignal(Signal signal) throws Exception {}

    /** {@return what this actor can do with its system} */
    protected final ActorContext<M> context() {
        return cell;
    }

    /** {@return where to send messages to this actor} */
    protected final ActorRef<M> self() {
        return cell;
    }

    /** Is told of a signal; a form of actor that has to see to some itself does so here. */
    void hear(Signal signal) throws Exception {
        onSignal(signal);
    }

    /** {@return whether it has to be run to be told that it starts} */
    boolean hears() {
        return Hearing.of(getClass());
    }

    final ActorCell<M> cell() {
        return cell;
    }

    /**
     * {@return a factory for an actor that does the same with each message}
     *
     * @param handler what it does; as all instances share it, it should have no state of its own
     * @param <M> the type of message
     */
    public static <M> ActorFactory<M> of(Handler<? super M> handler) {
        requireNonNull(handler, "handler");
        return () -> new LambdaActor<>(handler);
    }

    /**
     * {@return a factory for an actor that handles each message by the behavior that the one before
     * returned}
     *
     * @param initial what handles the first message, here and after each restart; state of its own
     *     belongs into {@link Behavior#setup}
     * @param <M> the type of message
     */
    public static <M> ActorFactory<M> behaving(Behavior<M> initial) {
        requireNonNull(initial, "initial");
        return () -> new BehaviorActor<>(initial);
    }

    /**
     * {@return a factory for an actor that receives its messages in plain sequential code, on a
     * virtual thread of its own}
     *
     * @param body what runs there
     * @param <M> the type of message
     */
    public static <M> ActorFactory<M> looping(Loop<M> body) {
        requireNonNull(body, "body");
        return () -> new LambdaLoopingActor<>(body);
    }
}
