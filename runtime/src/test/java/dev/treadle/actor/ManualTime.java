package dev.treadle.actor;

import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;

import java.time.Duration;
import java.util.Random;

/** A system on real threads, whose clock the test moves. */
final class ManualTime implements AutoCloseable {

    private final ManualTimers timers = new ManualTimers();
    private final Execution threads = Execution.start("manual", DispatcherOptions.defaults());
    private final ActorSystem system;

    ManualTime(String name) {
        Execution execution = Execution.of(threads.dispatcher(), timers, new Random(1));
        system = ActorSystem.create(name, SystemOptions.defaults().execution(execution));
    }

    ActorSystem system() {
        return system;
    }

    int pending() {
        return timers.pending();
    }

    void advance(Duration by) {
        timers.advance(by);
    }

    void advanceMillis(long by) {
        advance(Duration.ofMillis(by));
    }

    @Override
    public void close() {
        system.close();
        threads.close();
    }
}
