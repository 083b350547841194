package dev.treadle.scheduler;

import java.util.random.RandomGenerator;

/** Parts that someone else owns. */
record GivenExecution(Dispatcher dispatcher, Timers timers, RandomGenerator random)
        implements Execution {

    @Override
    public void close() {}
}
