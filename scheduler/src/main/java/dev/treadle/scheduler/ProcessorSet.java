package dev.treadle.scheduler;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The processors: a fixed number, and those admitted beside them while handlers hold their threads.
 */
final class ProcessorSet {

    private static final int MOST_ADMITTED = 128;

    private final int fixed;
    private volatile Processor[] all;
    private long admissions;

    ProcessorSet(int fixed) {
        this.fixed = fixed;
        all = new Processor[fixed];
        for (int i = 0; i < fixed; i++) {
            all[i] = new Processor(false);
        }
    }

    Processor[] all() {
        return all;
    }

    int random(int bound) {
        return bound == 1 ? 0 : ThreadLocalRandom.current().nextInt(bound);
    }

    boolean noneAdmitted() {
        return all.length == fixed;
    }

    /** {@return one more processor, null if there are enough: one for each that is stuck} */
    synchronized @Nullable Processor admit() {
        if (all.length - fixed >= Math.min(stuck(), MOST_ADMITTED)) {
            return null;
        }
        var more = new Processor(true);
        List<Processor> grown = new ArrayList<>(List.of(all));
        grown.add(more);
        all = grown.toArray(Processor[]::new);
        admissions++;
        return more;
    }

    /** Takes out an admitted processor, unless it is needed or has changed its occupant. */
    synchronized boolean retire(Processor admitted, Object occupant) {
        if (all.length - fixed <= stuck() || !admitted.replace(occupant, null)) {
            return false;
        }
        List<Processor> left = new ArrayList<>(List.of(all));
        left.remove(admitted);
        all = left.toArray(Processor[]::new);
        return true;
    }

    private int stuck() {
        int stuck = 0;
        for (Processor each : all) {
            stuck += each.occupant() instanceof Runner runner && runner.stuck() ? 1 : 0;
        }
        return stuck;
    }

    synchronized long admitted() {
        return admissions;
    }
}
