package dev.treadle.samples.bank;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Shows how far the teller is: on a terminal in one line that changes, elsewhere in a new line each
 * time. Not thread-safe: it belongs to an actor.
 */
final class Display {

    /** To the start of the line, and away with what is there. */
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final OptionalLong total;

    private Display(PrintWriter out, boolean terminal, OptionalLong total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    /**
     * @param oneLine whether to write as on a terminal, even if there is none
     * @param total how many transfers there will be, if that is known
     */
    static Display of(PrintWriter out, boolean oneLine, OptionalLong total) {
        return new Display(out, oneLine || isTerminal(), total);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** {@return how often it is worth while to show something} */
    Duration period() {
        return terminal ? Duration.ofMillis(100) : Duration.ofSeconds(1);
    }

    void show(Tally tally) {
        if (terminal) {
            out.print(ERASE_LINE + text(tally));
            out.flush();
        } else {
            out.println(text(tally));
        }
    }

    private String text(Tally tally) {
        return String.format(
                Locale.ROOT,
                "%,d%s transfers, %,d rejected, %,d questions asked again",
                tally.ended(),
                total.isPresent() ? String.format(Locale.ROOT, " of %,d", total.getAsLong()) : "",
                tally.rejections(),
                tally.repeats());
    }

    /** Leaves the terminal's line to what comes next. */
    void end() {
        if (terminal) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }
}
