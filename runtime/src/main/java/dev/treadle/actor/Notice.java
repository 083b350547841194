package dev.treadle.actor;

/** What an actor is told by others, and sees to before its next message. */
sealed interface Notice
        permits ChildLost,
                Watch,
                Bond,
                Tick,
                ReceiveTimeout,
                Piped,
                Restart.BackoffOver,
                GroupRestart.GiveUp,
                GroupRestart.MakeNew {

    /** Called once, by the thread that runs the actor. */
    void arrive(ActorCell<?> cell);
}
