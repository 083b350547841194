package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.port.Runtimes;
import dev.treadle.benchmarks.report.Score.Better;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * How long it takes from the start of a JVM until an actor has handled its first message. The start
 * is when this process was asked for, as the one that asked has passed on in {@link #STARTED}.
 */
record StartUp(String name) implements Probe {

    /** The system property with the time of the start, in milliseconds since 1970. */
    static final String STARTED = "benchmarks.started";

    @Override
    public Set<Runtimes> runtimes() {
        return EnumSet.allOf(Runtimes.class);
    }

    @Override
    public int times(boolean quick) {
        return quick ? 3 : 10;
    }

    @Override
    public <A> void take(Port<A> port, boolean quick, Readings readings) {
        var handled = new CountDownLatch(1);
        A actor = port.root((_, _) -> handled.countDown());
        port.tell(actor, "first");
        try {
            handled.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a probe", e);
        }
        double millis = System.currentTimeMillis() - Long.getLong(STARTED, 0);
        readings.take(name, millis, "ms", Better.LOWER);
    }
}
