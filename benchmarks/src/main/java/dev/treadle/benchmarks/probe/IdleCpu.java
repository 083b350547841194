package dev.treadle.benchmarks.probe;

import com.sun.management.OperatingSystemMXBean;

import dev.treadle.benchmarks.port.Port;
import dev.treadle.benchmarks.report.Score.Better;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a system costs in which nothing happens, the JVM's own share included.
 *
 * @param size how many actors it has
 */
record IdleCpu(String name, int size) implements Probe {

    private static final Duration SETTLED = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(6);

    @Override
    public int times(boolean quick) {
        return 1;
    }

    @Override
    public <A> void take(Port<A> port, boolean quick, Readings readings) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var crew = Crew.unnamed(port, size);
        Pause.of(SETTLED); // compilers and the collector come to rest
        long start = System.nanoTime();
        long before = system.getProcessCpuTime();
        Pause.of(quick ? SHORT : LONG);
        double used = system.getProcessCpuTime() - before;
        readings.take(name, 100 * used / (System.nanoTime() - start), "% of a core", Better.LOWER);
        crew.close();
    }
}
