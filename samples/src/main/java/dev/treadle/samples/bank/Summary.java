package dev.treadle.samples.bank;

import java.io.PrintWriter;
import java.util.Locale;

/** What the bank prints when it closes. */
final class Summary {

    private static final int MOST_FINDINGS = 10;

    private Summary() {}

    static void print(PrintWriter out, Books books, long skippedLines, long crashes) {
        var tally = books.tally();
        double seconds = books.took().toNanos() / 1e9;
        line(out, "transfers", "%,d made, %,d rejected", tally.made(), tally.rejections());
        tally.rejected().forEach((reason, count) -> line(out, "", "%,d: %s", count, reason));
        if (tally.abandoned() > 0) {
            line(out, "abandoned", "%,d, whose accounts stopped for good", tally.abandoned());
        }
        line(out, "skipped", "%,d malformed lines", skippedLines);
        line(out, "accounts", "%,d", books.accounts());
        line(
                out,
                "crashes",
                "%,d, over which %,d questions were lost and asked again",
                crashes,
                tally.repeats());
        if (seconds > 0) { // in a simulation, none of it passes unless somebody waits for it
            line(
                    out,
                    "time",
                    "%.3f s, %,.0f transfers per second",
                    seconds,
                    tally.ended() / seconds);
        }
        books.findings().stream().limit(MOST_FINDINGS).forEach(it -> line(out, "wrong", "%s", it));
    }

    @SuppressWarnings("AnnotateFormatMethod") // would be a dependency for one annotation
    private static void line(PrintWriter out, String heading, String format, Object... values) {
        out.printf(Locale.ROOT, "%-10s %s%n", heading, String.format(Locale.ROOT, format, values));
    }

    /** {@return the last line, with the cents that came in and those that are there} */
    static String verdict(Books books) {
        return String.format(
                Locale.ROOT,
                "conserved: %s (%,d cents paid in, %,d cents found)",
                books.conserved() ? "yes" : "NO",
                books.paidIn(),
                books.found());
    }
}
