package dev.treadle.scheduler;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells the threads of executions apart that have the same name and live at the same time: those of
 * the second are called by the name and {@code #2}.
 */
final class ThreadNames implements AutoCloseable {

    /** The numbers in use. Guarded by itself. */
    private static final Map<String, BitSet> IN_USE = new HashMap<>();

    private final String name;
    private final int number;
    private boolean closed;

    private ThreadNames(String name, int number) {
        this.name = name;
        this.number = number;
    }

    /** {@return the first that is free until it is closed} */
    static ThreadNames of(String name) {
        synchronized (IN_USE) {
            BitSet used = IN_USE.computeIfAbsent(name, _ -> new BitSet());
            int number = used.nextClearBit(1);
            used.set(number);
            return new ThreadNames(name, number);
        }
    }

    /** {@return how its threads are called, before what tells one from the other} */
    String prefix() {
        return number == 1 ? name : name + "#" + number;
    }

    @Override
    public void close() {
        synchronized (IN_USE) {
            BitSet used = IN_USE.get(name);
            if (!closed && used != null) {
                closed = true;
                used.clear(number);
                if (used.isEmpty()) {
                    IN_USE.remove(name);
                }
            }
        }
    }
}
