package dev.treadle.actor;

import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.GeneratorExit;

/**
 * What a cooperative actor has of its scheduler. For the actor itself, in its turns.
 *
 * @param <M> the type of message
 */
@SuppressWarnings("NamedLikeContextualKeyword") // always called on something
public sealed interface CooperativeContext<M> permits CooperativeCell {

    /**
     * Gives the other actors a turn, and waits for the next message.
     *
     * @return the message
     * @throws ActorExit if the actor is to end
     * @throws IllegalStateException if something else than the actor itself calls it
     */
    M receive();

    /**
     * Gives the other actors a turn, and waits for something else than a message: time, a result,
     * an offloaded call, a channel. Messages stay in the mailbox meanwhile.
     *
     * @param event what to wait for
     * @param <T> the type of what comes of it
     * @return what came of it
     * @throws GeneratorExit if the scheduler is closed
     * @throws IllegalStateException if something else than the actor itself calls it
     */
    <T> T yield(Event<T> event);

    /** {@return where to send messages to this actor} */
    CooperativeRef<M> ref();

    /** {@return what runs this actor} */
    ActorScheduler scheduler();
}
