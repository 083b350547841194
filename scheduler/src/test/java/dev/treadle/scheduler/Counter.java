package dev.treadle.scheduler;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The smallest actor: counts what it is told, and does a step for each. */
final class Counter implements Activation {

    private final Dispatcher dispatcher;
    private final Consumer<Counter> step;
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicBoolean inside = new AtomicBoolean();

    /** Plain: right only if runs never overlap and each sees what the one before wrote. */
    private long handled;

    private volatile long published;
    private volatile boolean overlapped;

    Counter(Dispatcher dispatcher, Consumer<Counter> step) {
        this.dispatcher = dispatcher;
        this.step = step;
    }

    void tell() {
        if (untold.getAndIncrement() == 0) {
            dispatcher.execute(this);
        }
    }

    @Override
    public boolean run(Turn turn) {
        while (turn.next()) {
            overlapped |= !inside.compareAndSet(false, true);
            step.accept(this);
            published = ++handled;
            inside.set(false);
            if (untold.decrementAndGet() == 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return how many steps it has done} */
    long handled() {
        return published;
    }

    boolean overlapped() {
        return overlapped;
    }
}
