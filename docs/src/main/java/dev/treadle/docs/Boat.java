package dev.treadle.docs;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.Signal;
import dev.treadle.actor.Supervision;

// tag::parent
/** Keeps one diver at work, a new one when the last gave up. */
final class Boat extends Actor<Integer> {

    private int sent;
    private ActorRef<Integer> diver = next();

    private ActorRef<Integer> next() {
        var once = ActorOptions.defaults().supervision(Supervision.stop());
        return context().spawn("diver-" + ++sent, Actor.of(Boat::dive), once);
    }

    private static void dive(int metres) {
        if (metres > 40) {
            throw new IllegalArgumentException(metres + " m is too deep");
        }
    }

    @Override
    protected void receive(Integer metres) {
        diver.tell(metres);
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.ChildFailed(var child, var cause)) {
            IO.println(child.name() + " gave up: " + cause.getMessage());
            diver = next();
        }
    }
}
// end::parent
