package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.Signal;

import java.util.List;

// tag::hooks
/** Holds something that has to be given back. */
final class Tenant extends Actor<String> {

    private final List<String> log;

    Tenant(List<String> log) {
        this.log = log;
        log.add("took the key");
    }

    @Override
    protected void receive(String message) {
        throw new IllegalStateException(message);
    }

    @Override
    protected void onSignal(Signal signal) {
        switch (signal) {
            case Signal.PreRestart(var cause) -> log.add("key back: " + cause.getMessage());
            case Signal.PostStop() -> log.add("key back");
            case Signal.Started _, Signal.ChildFailed _, Signal.Terminated _ -> {}
        }
    }
}
// end::hooks
