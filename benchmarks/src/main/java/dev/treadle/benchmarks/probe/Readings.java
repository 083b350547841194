package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.report.Score.Better;

/** Takes what a probe measures. */
@FunctionalInterface
public interface Readings {

    /**
     * Takes a figure.
     *
     * @param name its name, which begins with that of the probe
     * @param value the figure
     * @param unit its unit
     * @param better which direction is better
     */
    void take(String name, double value, String unit, Better better);
}
