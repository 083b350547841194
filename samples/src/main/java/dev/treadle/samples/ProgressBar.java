package dev.treadle.samples;

import dev.treadle.scheduler.Promise;

import java.io.PrintWriter;

/** How much of something is done, drawn over itself on one line. Safe to use from any thread. */
public final class ProgressBar {

    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final int total;
    private final Promise<Boolean> full = new Promise<>();
    private int done;

    /**
     * @param out where to draw
     * @param total how many steps there are
     */
    public ProgressBar(PrintWriter out, int total) {
        this.out = out;
        this.total = total;
        if (total == 0) {
            full.complete(true);
        }
    }

    /** One step more is done. */
    public synchronized void step() {
        done++;
        int filled = WIDTH * done / total;
        out.print(
                "\r[%s%s] %d/%d"
                        .formatted("#".repeat(filled), " ".repeat(WIDTH - filled), done, total));
        if (done == total) {
            out.println();
            full.complete(true);
        }
        out.flush();
    }

    /** Waits until all steps are done. */
    public void await() {
        full.result().await();
    }
}
