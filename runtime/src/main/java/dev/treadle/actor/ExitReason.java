package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

/** Why an actor has ended. */
public sealed interface ExitReason {

    /** It was closed and had handled all its messages, or ended by itself. */
    record Normal() implements ExitReason {}

    /** It was stopped, by {@link ActorRef#stop()} or as its parent was. */
    record Stopped() implements ExitReason {}

    /** It was killed, by {@link ActorRef#kill()} or as its parent was. */
    record Killed() implements ExitReason {}

    /**
     * It failed, and its supervision did not let it go on; or an actor that it was linked to
     * failed.
     *
     * @param cause what its handler threw last, or a {@link LinkedActorException}
     */
    record Failed(Throwable cause) implements ExitReason {

        /** Checks that there is a cause. */
        public Failed {
            requireNonNull(cause, "cause");
        }
    }
}
