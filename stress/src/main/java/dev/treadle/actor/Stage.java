package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.Dispatcher;
import dev.treadle.scheduler.DispatcherFigures;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.Turn;

import java.util.concurrent.ThreadLocalRandom;

/** The scenery of the races: real actors, each run by whoever ends its rest, on that thread. */
final class Stage {

    private static final LocalActorSystem SYSTEM = system(new ManualTimers());

    private Stage() {}

    static LocalActorSystem system(ManualTimers timers) {
        Execution execution =
                Execution.of(new OnTheSpot(), timers, () -> ThreadLocalRandom.current().nextLong());
        return new LocalActorSystem("stage", SystemOptions.defaults().execution(execution));
    }

    /** {@return an actor at rest that has no parent} */
    static <M> ActorCell<M> actor(ActorFactory<M> factory) {
        return actor(SYSTEM, factory);
    }

    static <M> ActorCell<M> actor(LocalActorSystem system, ActorFactory<M> factory) {
        var cell = new ActorCell<>(system, null, 0, "actor", factory, ActorOptions.defaults());
        try {
            cell.start(Spawning.create(cell, factory));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return cell;
    }

    /** Runs at once what it is given. */
    private static final class OnTheSpot implements Dispatcher {

        @Override
        public void execute(Activation activation) {
            boolean more = requireNonNull(activation).run(Turn.ENDLESS);
            if (more) {
                throw new IllegalStateException("a turn without end came to its end");
            }
        }

        @Override
        public Thread start(String name, Activation activation, Runnable body) {
            throw new UnsupportedOperationException("no actor here wants a thread of its own");
        }

        @Override
        public DispatcherFigures figures() {
            return new DispatcherFigures(0, 0, 0, 0, 0);
        }
    }
}
