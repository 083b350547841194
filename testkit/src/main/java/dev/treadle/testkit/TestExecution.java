package dev.treadle.testkit;

import dev.treadle.actor.spi.ActorListener;
import dev.treadle.actor.spi.ListenedExecution;
import dev.treadle.scheduler.CallingThreadDispatcher;
import dev.treadle.scheduler.Dispatcher;
import dev.treadle.scheduler.ManualTimers;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Who runs a test's actors, by a clock that the test moves, and who listens to them. */
record TestExecution(
        Dispatcher dispatcher,
        ManualTimers timers,
        RandomGenerator random,
        ActorListener listener,
        Runnable end)
        implements ListenedExecution {

    TestExecution(
            Dispatcher dispatcher, RandomGenerator random, ActorListener listener, Runnable end) {
        this(dispatcher, new ManualTimers(), random, listener, end);
    }

    /** All on the thread of the test, and the same each time. */
    static TestExecution onCallingThread(ActorListener listener) {
        return new TestExecution(
                new CallingThreadDispatcher(), new SplittableRandom(1), listener, () -> {});
    }

    @Override
    public void close() {
        end.run();
    }
}
