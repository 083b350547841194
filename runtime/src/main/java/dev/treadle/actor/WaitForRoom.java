package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.SendInterruptedException;
import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

/**
 * A sender waits for room in a full mailbox, until its letter is sent or will not be.
 *
 * <p>It stays in line until it is woken: see {@link BlockedSenders} for why its first wait there is
 * short, and why it then looks once more before it waits for as long as it takes.
 */
final class WaitForRoom {

    private static final long FIRST_WAIT = 1_000_000;

    private final ActorCell<?> to;
    private final Object letter;
    private final Wait.@Nullable ForRoom wait;
    private final BlockedSenders line;
    private Waiter place;

    WaitForRoom(ActorCell<?> to, Object letter) {
        this.to = to;
        this.letter = letter;
        ActorCell<?> sender = ActorCell.current();
        wait = sender == null || sender.system != to.system ? null : new Wait.ForRoom(sender, to);
        line = to.annex().senders();
        place = line.enter();
    }

    void await() {
        try {
            if (!decided(left())) {
                requireNonNull(Letters.ask(letter)).timedOut();
                to.discard(letter, Reason.MAILBOX_FULL, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            to.discard(letter, Reason.INTERRUPTED, null);
            throw new SendInterruptedException(
                    "Interrupted while waiting for room in the mailbox of " + to.path(), e);
        } finally {
            if (wait != null) {
                wait.who.waits(null);
            }
            line.leave(place);
        }
    }

    private long left() {
        Ask<?> ask = Letters.ask(letter);
        return ask == null || ask.timeout().equals(Ask.WITHOUT_END)
                ? Parking.FOREVER
                : Durations.nanos(ask.timeLeft());
    }

    /** {@return false if the time is over before the letter's fate is decided} */
    private boolean decided(long nanos) throws InterruptedException {
        long deadline = now() + nanos;
        long left = nanos;
        long next = FIRST_WAIT;
        while (!decidedNow()) {
            if (left <= 0) {
                return false;
            }
            if (place.await(to, Math.min(next, left))) {
                place = wait != null && wait.admitted() ? place : line.enterFirst();
                next = FIRST_WAIT;
            } else {
                next = Parking.FOREVER;
            }
            left = nanos == Parking.FOREVER ? nanos : deadline - now();
        }
        return true;
    }

    private long now() {
        return to.system.timers().nanoTime();
    }

    private boolean decidedNow() {
        if (to.has(CellState.CLOSED)) {
            to.discard(letter, Reason.CLOSED, null);
            return true;
        }
        if (to.mailbox().offer(letter)) {
            return true;
        }
        if (closesARing()) {
            Sending.admitOverCapacity(to, letter);
            return true;
        }
        return false;
    }

    /** {@return whether whom it waits for waits for it in turn, and it is the one to go on} */
    private boolean closesARing() {
        if (wait == null) {
            return false;
        }
        if (!wait.admitted()) {
            wait.sender(place);
            to.system.waitGraph().begins(wait);
        }
        return wait.admitted();
    }
}
