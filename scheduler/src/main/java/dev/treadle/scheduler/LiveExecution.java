package dev.treadle.scheduler;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Real threads, the system's clock, and random numbers that nobody can repeat. */
final class LiveExecution implements Execution {

    private static final RandomGenerator RANDOM = () -> ThreadLocalRandom.current().nextLong();

    private final ThreadNames names;
    private final ProcessorDispatcher dispatcher;
    private final ClockTimers timers;

    LiveExecution(String name, DispatcherOptions options) {
        names = ThreadNames.of(name);
        dispatcher = new ProcessorDispatcher(names.prefix(), options);
        timers = new ClockTimers(names.prefix() + "-timers", dispatcher);
    }

    @Override
    public Dispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public Timers timers() {
        return timers;
    }

    @Override
    public RandomGenerator random() {
        return RANDOM;
    }

    @Override
    public void close() {
        timers.close();
        dispatcher.close();
        names.close();
    }
}
