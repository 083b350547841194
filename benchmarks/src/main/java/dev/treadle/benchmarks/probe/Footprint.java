package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.report.Score.Better;

import java.lang.management.ManagementFactory;

/**
 * What an idle actor takes of the heap: its name, what the runtime keeps of it, and its parent's
 * share, but not the handler, which all have in common.
 *
 * @param size how many are counted
 */
record Footprint(String name, int size) implements Probe {

    private static final int WARM_UP = 1_000;
    private static final int COLLECTIONS = 3;

    @Override
    public <A> void take(Port<A> port, boolean quick, Readings readings) {
        Crew.named(port, WARM_UP).close();
        long before = usedBytes();
        var crew = Crew.named(port, size);
        long used = usedBytes() - before;
        readings.take(name, (double) used / size, "B/actor", Better.LOWER);
        crew.close();
    }

    private static long usedBytes() {
        var memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
