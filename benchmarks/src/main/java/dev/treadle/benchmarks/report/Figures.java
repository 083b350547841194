package dev.treadle.benchmarks.report;

import java.util.Locale;

/** Numbers for people: three digits that matter, and a letter for the thousands. */
final class Figures {

    private Figures() {}

    static String text(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "-";
        } else if (size >= 1e6) {
            return digits(value / 1e6) + " M";
        } else if (size >= 1e4) {
            return digits(value / 1e3) + " k";
        }
        return digits(value);
    }

    private static String digits(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
