package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import java.lang.System.Logger.Level;

/** The parent of the actors that a system spawns. */
final class Guardian extends Actor<Object> {

    @Override
    protected void receive(Object message) {
        throw new IllegalStateException("Nobody sends to the guardian, yet here is " + message);
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.ChildFailed(var child, var cause)) {
            LOG.log(
                    Level.WARNING,
                    "{0} has ended after {1}; nobody replaces it",
                    child,
                    Texts.brief(cause));
        }
    }
}
