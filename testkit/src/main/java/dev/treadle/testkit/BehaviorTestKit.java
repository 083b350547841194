package dev.treadle.testkit;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.LoopingActor;
import dev.treadle.actor.SystemOptions;
import dev.treadle.mailbox.Recipient;

import java.time.Duration;
import java.util.List;

/**
 * One actor, alone on the thread of the test: what it is sent it has handled when {@link #tell}
 * returns, and an ask of it has ended then. Its constructor, supervision, timers, stash, watches
 * and signals are those of a running system; but no other thread takes part, time stands still
 * until the test moves it, and its children are probes.
 *
 * <p>Signals come by what causes them: {@code child("a").crash(cause)}, {@code probe.ref().stop()}
 * of an actor that is watched, {@code ref().stop()}.
 *
 * <p>For use by one thread. A handler that waits for another actor would wait for ever, and fails
 * with an {@link IllegalStateException} instead; an actor that waits, and a looping one, are tested
 * in an {@link ActorTestKit}.
 *
 * @param <M> the type of message of the actor
 */
public final class BehaviorTestKit<M> implements Recipient<M>, AutoCloseable {

    private static final String SYSTEM = "test";
    private static final String NAME = "actor";

    private final ActorTestKit kit;
    private final EffectLog effects;
    private final ActorRef<M> ref;

    private BehaviorTestKit(ActorFactory<M> factory, ActorOptions options) {
        effects = new EffectLog(SYSTEM + "/" + NAME, this::childProbe);
        kit = new ActorTestKit(SYSTEM, SystemOptions.defaults(), effects);
        ref = kit.system().spawn(NAME, () -> requireNoLoop(factory.create()), options);
    }

    private TestProbe<?> childProbe() {
        return new TestProbe<>(kit);
    }

    private static <M> Actor<M> requireNoLoop(Actor<M> made) {
        if (made instanceof LoopingActor<M>) {
            throw new IllegalArgumentException(
                    "%s has a thread of its own; test it in an ActorTestKit"
                            .formatted(made.getClass().getName()));
        }
        return made;
    }

    /**
     * {@return a kit with a new actor}
     *
     * @param factory makes its instance, here and at each restart
     * @param <M> the type of message
     */
    public static <M> BehaviorTestKit<M> create(ActorFactory<M> factory) {
        return create(factory, ActorOptions.defaults());
    }

    /**
     * {@return a kit with a new actor}
     *
     * @param factory makes its instance, here and at each restart
     * @param options its mailbox and supervision
     * @param <M> the type of message
     */
    public static <M> BehaviorTestKit<M> create(ActorFactory<M> factory, ActorOptions options) {
        return new BehaviorTestKit<>(
                requireNonNull(factory, "factory"), requireNonNull(options, "options"));
    }

    /** {@return the actor: to ask it, to stop it} */
    public ActorRef<M> ref() {
        return ref;
    }

    /** {@return the system that the actor finds itself in: its exchanges, its registry} */
    public ActorSystem system() {
        return kit.system();
    }

    /**
     * Has the actor handle a message, and all that comes of it.
     *
     * @param message the message
     */
    @Override
    public void tell(M message) {
        ref.tell(message);
    }

    /**
     * Moves the time, and has the actor handle what becomes due on the way.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        kit.advance(by);
    }

    /**
     * {@return a new probe, for the actor to send to or to watch}
     *
     * @param name the name of the probe's actor
     * @param <T> the type of its messages
     */
    public <T> TestProbe<T> probe(String name) {
        return kit.probe(name);
    }

    /**
     * {@return the probe that took the place of a child}
     *
     * @param name the name by which the actor spawned it
     * @param <C> the type of message of the child, for which the caller vouches
     * @throws AssertionError if it spawned none of that name
     */
    public <C> TestProbe<C> child(String name) {
        return effects.child(requireNonNull(name, "name"));
    }

    /** {@return what the actor did by its context since the last call, in order} */
    public List<Effect> effects() {
        return effects.take();
    }

    /**
     * Expects an effect, and takes it out of {@link #effects}.
     *
     * @param type its class
     * @param <E> its type
     * @return the first of that class
     */
    public <E extends Effect> E expectEffect(Class<E> type) {
        return effects.take(requireNonNull(type, "type"));
    }

    /**
     * Expects that the actor's handler failed, once: then that is no error when the kit is closed.
     *
     * @param type the class of what it threw
     * @param <T> its type
     * @return what it threw
     */
    public <T extends Throwable> T expectFailure(Class<T> type) {
        return kit.expectFailure(type);
    }

    /**
     * Expects that a message was a dead letter for a reason.
     *
     * @param reason the reason
     * @return the first such dead letter
     */
    public DeadLetter expectDeadLetter(DeadLetter.Reason reason) {
        return kit.expectDeadLetter(reason);
    }

    /**
     * Ends the actor, and all there is.
     *
     * @throws AssertionError if a handler failed and the test did not expect it
     */
    @Override
    public void close() {
        kit.close();
    }
}
