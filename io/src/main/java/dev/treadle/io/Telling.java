package dev.treadle.io;

import dev.treadle.mailbox.Recipient;

/**
 * Tells a listener what a process prints, until that has an end. Safe to use from any thread.
 *
 * @param <I> the type of what the process prints
 */
final class Telling<I> {

    private final Recipient<? super ProcessEvent<I>> listener;
    private int underWay;
    private long moves;
    private boolean over;

    Telling(Recipient<? super ProcessEvent<I>> listener) {
        this.listener = listener;
    }

    /**
     * Tells it something, and takes as long as the listener does.
     *
     * @return whether it was told, which nothing is after the end
     */
    boolean tell(ProcessEvent<I> event) {
        if (!begin()) {
            return false;
        }
        try {
            listener.tell(event);
        } finally {
            done();
        }
        return true;
    }

    /** {@return how often it began to be told something, and had been} */
    synchronized long moves() {
        return moves;
    }

    /**
     * {@return whether it is told nothing now, nor has been since}
     *
     * @param before the {@link #moves()} of then
     */
    synchronized boolean isSilentSince(long before) {
        return underWay == 0 && moves == before;
    }

    /** Waits until all that it is being told has been told; nothing is from then on. */
    synchronized void end() throws InterruptedException {
        over = true;
        while (underWay > 0) {
            wait();
        }
    }

    private synchronized boolean begin() {
        if (over) {
            return false;
        }
        underWay++;
        moves++;
        return true;
    }

    private synchronized void done() {
        underWay--;
        moves++;
        notifyAll();
    }
}
