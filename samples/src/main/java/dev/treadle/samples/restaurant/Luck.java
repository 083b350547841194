package dev.treadle.samples.restaurant;

import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong, and how often. Outlives the cooks. */
final class Luck {

    private final AtomicInteger burntSteaks;
    private final AtomicInteger brokenOvens;

    Luck(int burntSteaks, int brokenOvens) {
        this.burntSteaks = new AtomicInteger(burntSteaks);
        this.brokenOvens = new AtomicInteger(brokenOvens);
    }

    boolean burns(String dish) {
        return dish.equals("steak") && burntSteaks.getAndDecrement() > 0;
    }

    boolean ovenBreaks() {
        return brokenOvens.getAndDecrement() > 0;
    }
}
