package dev.treadle.actor;

/** What happens to an actor besides its messages. */
public sealed interface Signal {

    /**
     * The instance starts. The first that it sees, on the thread that runs the actor: as the actor
     * is spawned, and after each restart.
     */
    record Started() implements Signal {}

    /**
     * The handler failed, or that of a sibling it is restarted with; this instance is given up and
     * a new one will go on.
     *
     * @param cause what the handler that failed threw
     */
    record PreRestart(Throwable cause) implements Signal {}

    /** The actor has ended, after its children. The last that an instance sees. */
    record PostStop() implements Signal {}

    /**
     * A child failed and was stopped, since its supervision said so or it was restarted too often.
     * Comes after all that the child sent.
     *
     * @param child the child, which has ended
     * @param cause what its handler threw last
     */
    record ChildFailed(ActorRef<?> child, Throwable cause) implements Signal {}

    /**
     * A watched actor has ended. Comes once for each watch, after all that the actor sent to this
     * one.
     *
     * @param actor the actor, which has ended
     * @param reason why
     */
    record Terminated(ActorRef<?> actor, ExitReason reason) implements Signal {}
}
