package dev.treadle.benchmarks.port;

import dev.treadle.actor.ActorContext;
import dev.treadle.actor.ActorRef;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;

/** What both kinds of Treadle's actors can do for a workload's handler. */
interface TreadleContext extends Context<ActorRef<Object>> {

    /** The actor's own context. */
    ActorContext<Object> own();

    @Override
    default ActorRef<Object> address() {
        return own().self();
    }

    @Override
    default void tell(ActorRef<Object> to, Object message) {
        to.tell(message);
    }

    @Override
    default ActorRef<Object> spawn(Handler<ActorRef<Object>> handler) {
        return own().spawn(() -> new TreadleActor(handler));
    }

    @Override
    default ActorRef<Object> spawn(String name, Handler<ActorRef<Object>> handler) {
        return own().spawn(name, () -> new TreadleActor(handler));
    }

    @Override
    default ActorRef<Object> spawnBlocking(Handler<ActorRef<Object>> handler) {
        return own().spawn(() -> new TreadleBlocker(handler));
    }

    @Override
    default ActorRef<Object> spawnLooping(Handler<ActorRef<Object>> handler) {
        return own().spawn(() -> new TreadleLoop(handler));
    }

    @Override
    default void ask(ActorRef<Object> to, Object question) {
        own().pipeToSelf(asked(to, question), TreadleContext::message);
    }

    /** Asks an actor. */
    static Result<Object> asked(ActorRef<Object> to, Object question) {
        return to.ask(replyTo -> new Request(question, replyTo::tell));
    }

    private static Object message(Outcome<Object> outcome) {
        return switch (outcome) {
            case Outcome.Success(var reply) -> reply;
            case Outcome.Failure(var cause) -> cause;
        };
    }

    @Override
    default void end() {
        own().self().stop();
    }
}
