package dev.treadle.simulation;

import dev.treadle.scheduler.Timers;
import dev.treadle.simulation.Trace.Step;

import java.util.ArrayDeque;
import java.util.List;

/** Writes the trace of a simulation. For its threads, which run one at a time. */
final class Recorder {

    /** Of the Fowler-Noll-Vo hash, variant 1a, of 64 bits. */
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private final ArrayDeque<Step> last = new ArrayDeque<>();
    private long length;
    private long hash = OFFSET_BASIS;

    void record(Timers timers, String actor, String message) {
        var step = new Step(++length, timers.nanoTime(), actor, message);
        add(step.nanos());
        add(actor);
        add(message);
        if (last.size() == Trace.MOST_STEPS) {
            last.removeFirst();
        }
        last.addLast(step);
    }

    private void add(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
        add('\0');
    }

    private void add(long number) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ (number >>> shift & 0xff)) * PRIME;
        }
    }

    private void add(char letter) {
        hash = (hash ^ (letter & 0xff)) * PRIME;
        hash = (hash ^ (letter >>> Byte.SIZE)) * PRIME;
    }

    Trace trace() {
        return new Trace(length, "%016x".formatted(hash), List.copyOf(last));
    }
}
