package dev.treadle.actor.spi;

import dev.treadle.scheduler.Execution;

/** An execution whose actors somebody listens to. */
public interface ListenedExecution extends Execution {

    /** {@return who listens} */
    ActorListener listener();
}
