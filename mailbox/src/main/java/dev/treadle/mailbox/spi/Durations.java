package dev.treadle.mailbox.spi;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Durations as waits take them, and as people read them. */
public final class Durations {

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private static final int DIGITS = 4;

    private Durations() {}

    /**
     * {@return the nanoseconds of a duration: none of a negative one, at most some 146 years, so
     * that what is added to the present time can still be compared}
     *
     * @param duration any
     */
    public static long nanos(Duration duration) {
        if (requireNonNull(duration, "duration").isNegative()) {
            return 0;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : duration.toNanos();
    }

    /**
     * {@return a duration for people, exactly, in seconds: 0.001 s}
     *
     * @param duration any
     */
    public static String text(Duration duration) {
        return text(seconds(duration));
    }

    /**
     * {@return a duration that was measured or left to chance, for people: to four digits, or to
     * whole seconds where it is long}
     *
     * @param duration any
     */
    public static String rounded(Duration duration) {
        BigDecimal exact = seconds(duration);
        int whole = exact.precision() - exact.scale();
        return text(exact.round(new MathContext(Math.max(DIGITS, whole))));
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    private static String text(BigDecimal seconds) {
        return seconds.stripTrailingZeros().toPlainString() + " s";
    }
}
