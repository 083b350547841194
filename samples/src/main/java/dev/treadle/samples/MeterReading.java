package dev.treadle.samples;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;

import java.util.Locale;
import java.util.Optional;

/**
 * What one meter reads now, for people.
 *
 * @param number how many or how much
 * @param of what, with more about it
 */
record MeterReading(String number, String of) {

    static MeterReading of(Meter meter) {
        var unit = Optional.ofNullable(meter.getId().getBaseUnit()).orElse("");
        return switch (meter) {
            case Timer timer ->
                    new MeterReading(
                            number(timer.count()),
                            "times, mean %s, max %s"
                                    .formatted(
                                            duration(timer.mean(NANOSECONDS)),
                                            duration(timer.max(NANOSECONDS))));
            case DistributionSummary summary ->
                    new MeterReading(
                            number(summary.count()),
                            "times, mean %s, max %s %s"
                                    .formatted(
                                            number(summary.mean()), number(summary.max()), unit));
            case Meter other ->
                    new MeterReading(number(other.measure().iterator().next().getValue()), unit);
        };
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%,.0f" : "%,.3f", value);
    }

    /** A time in the unit that leaves it one to three digits before the point. */
    static String duration(double nanos) {
        if (nanos < 1e3) {
            return String.format(Locale.ROOT, "%.0f ns", nanos);
        }
        if (nanos < 1e6) {
            return String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
        }
        return nanos < 1e9
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
