package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

/**
 * A coroutine on a virtual thread of its own.
 *
 * <p>The turn is one of two seats: the body's, or that of the thread that resumed it. Each thread
 * waits at its own seat only. Who passes the turn on to another coroutine also says whom that one
 * gives it back to, so the thread that resumed the first may get it back from any of them.
 */
final class ThreadCoroutine extends Coroutine {

    private final Seat own;

    /** Where the turn came from, and goes back to. Written by who has the turn. */
    private @Nullable Seat back;

    ThreadCoroutine(String name, Runnable body) {
        super(body);
        own =
                new Seat(
                        Thread.ofVirtual()
                                .name(name)
                                .inheritInheritableThreadLocals(false)
                                .unstarted(this::run));
    }

    private void run() {
        own.await(Long.MAX_VALUE);
        runBody();
        seatToGiveBackTo().give();
    }

    @Override
    public Thread thread() {
        return own.thread();
    }

    @Override
    public boolean isCurrent() {
        return own.thread().equals(Thread.currentThread());
    }

    @Override
    void give() {
        Thread resuming = Thread.currentThread();
        Seat before = back;
        if (before == null || !before.thread().equals(resuming)) {
            back = new Seat(resuming);
        }
        begin();
    }

    @Override
    boolean awaitBack(long nanos) {
        // only who resumed reads it before the turn is back: it is this thread's own
        return seatToGiveBackTo().await(nanos);
    }

    @Override
    void giveBack() {
        seatToGiveBackTo().give();
        own.await(Long.MAX_VALUE);
    }

    @Override
    void passOn(Coroutine next) {
        switch (next) {
            case ThreadCoroutine other -> {
                other.back = back;
                other.begin();
            }
        }
        own.await(Long.MAX_VALUE);
    }

    private void begin() {
        own.give();
    }

    private Seat seatToGiveBackTo() {
        Seat seat = back;
        if (seat == null) {
            throw new IllegalStateException(this + " was never resumed");
        }
        return seat;
    }

    @Override
    public String toString() {
        return "the coroutine " + own.thread().getName();
    }
}
