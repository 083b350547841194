package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;

/** Runs a looping actor on a thread of its own, and lets it receive. */
final class OwnLoop<M> {

    private final ActorCell<M> cell;

    /** What a selective receive has passed over, in order. Only the loop's thread uses it. */
    private final ArrayDeque<Object> skipped = new ArrayDeque<>(0);

    private @Nullable Object current;
    private Probe.@Nullable Timing timing;

    /** Whether the letter taken last bore a time stamp. */
    private boolean stamped;

    private boolean running;
    private GroupRestart.@Nullable GiveUp toGiveUp;
    private volatile @Nullable Waiter wakeUp;
    private volatile boolean over;

    OwnLoop(ActorCell<M> cell) {
        this.cell = cell;
    }

    void start() {
        cell.system.dispatcher().start(cell.path(), cell, this::live);
    }

    /** Called by who ended its rest: the thread sleeps, or has ended. */
    void launch() {
        if (over) {
            makeDeadLetters();
        } else {
            requireNonNull(wakeUp).signal();
        }
    }

    private void makeDeadLetters() {
        do {
            cell.attend();
        } while (!cell.release());
    }

    private void live() {
        cell.thread(Thread.currentThread());
        while (cell.phase() != CellLife.Phase.ENDED) {
            if (cell.attend()) {
                runOnce();
            } else if (cell.phase() != CellLife.Phase.ENDED) {
                sleep(Parking.FOREVER);
            }
        }
        cell.thread(null);
        over = true;
        makeDeadLetters();
    }

    private void runOnce() {
        running = true;
        try {
            if (cell.instance() instanceof LoopingActor<M> actor) {
                actor.run();
            } else {
                throw new IllegalStateException(
                        "%s was a looping actor; its factory now makes something else"
                                .formatted(cell.path()));
            }
            over(null);
        } catch (ActorExit exit) {
            over(null);
        } catch (Throwable e) {
            over(e);
        }
    }

    private void over(@Nullable Throwable failure) {
        running = false;
        GroupRestart.GiveUp asked = toGiveUp;
        toGiveUp = null;
        if (failure != null) {
            Object letter = current;
            current = null;
            timing = null;
            Failing.failed(cell, letter, failure);
            if (asked != null) {
                cell.giveUp(asked);
            }
        } else {
            done();
            if (asked != null) {
                cell.giveUpNow(asked);
            } else {
                cell.beginEnd();
            }
        }
    }

    /** Gives up the instance when it receives next. {@return false if none is in its loop} */
    boolean giveUp(GroupRestart.GiveUp asked) {
        if (running) {
            toGiveUp = asked;
        }
        return running;
    }

    /** The message received last is done with, as the next is asked for. */
    private void done() {
        Ask<?> ask = ask();
        if (ask != null) {
            ask.release();
        }
        current = null;
        Probe.Timing taken = timing;
        if (taken != null) {
            timing = null;
            taken.over();
        }
    }

    /** {@return the ask that the message received last is of, if it is} */
    @Nullable Ask<?> ask() {
        return Letters.ask(current);
    }

    /** {@return what came with the message received last} */
    ScopedValue.@Nullable Carrier bound() {
        return Letters.bound(current);
    }

    @SuppressWarnings("unchecked") // tell takes messages of M only
    private M content(Object letter) {
        return (M) Letters.content(letter);
    }

    /**
     * Takes the first message that matches; those before it stay, in order.
     *
     * @return the message, null if none came in time
     */
    @Nullable M receive(Predicate<? super M> matching, long nanos) {
        done();
        stamped = false;
        M found = firstSkipped(matching);
        long deadline = deadline(nanos);
        while (found == null) {
            Object letter = take(nanos, deadline);
            if (letter == null) {
                return null;
            }
            found = matchOrSkip(letter, matching);
        }
        count(requireNonNull(current));
        return found;
    }

    private long deadline(long nanos) {
        return nanos == Parking.FOREVER ? 0 : cell.system.timers().nanoTime() + nanos;
    }

    private long left(long nanos, long deadline) {
        return nanos == Parking.FOREVER ? nanos : deadline - cell.system.timers().nanoTime();
    }

    private @Nullable M firstSkipped(Predicate<? super M> matching) {
        if (mustLeave()) {
            throw exit();
        }
        if (skipped.isEmpty()) {
            return null;
        }
        for (Iterator<Object> each = skipped.iterator(); each.hasNext(); ) {
            Object letter = each.next();
            if (matching.test(content(letter))) {
                each.remove();
                current = letter;
                return content(letter);
            }
        }
        return null;
    }

    /** An interrupt has done its work when the actor is told to end; it may wait to clean up. */
    private ActorExit exit() {
        Thread.interrupted();
        return new ActorExit(cell.path());
    }

    private @Nullable M matchOrSkip(Object letter, Predicate<? super M> matching) {
        M message = content(letter);
        boolean matches = false;
        try {
            matches = matching.test(message);
        } finally {
            if (!matches) { // nor if the condition threw: then it is the actor that fails
                skip(letter);
            }
        }
        if (!matches) {
            return null;
        }
        current = letter;
        return message;
    }

    private void skip(Object letter) {
        if (skipped.size() >= cell.mailbox().capacity()) {
            cell.drop(letter, Reason.MAILBOX_FULL);
            throw new IllegalStateException(
                    "%s has passed over %d messages in selective receives; receive them too"
                            .formatted(cell.path(), skipped.size()));
        }
        skipped.addLast(letter);
    }

    /** {@return the next letter, null if none came in time} */
    private @Nullable Object take(long nanos, long deadline) {
        for (; ; ) {
            var seen = cell.mailbox().look();
            cell.takeNoticesIfAny();
            if (mustLeave()) {
                throw exit();
            }
            Object letter = cell.poll(seen);
            if (letter instanceof SignalLetter signal) {
                hear(signal);
            } else if (letter instanceof Stamped stamp) {
                stamped = true;
                return opened(cell.system.requireProbe().waited(cell, stamp));
            } else if (letter != null) {
                stamped = false;
                return opened(letter);
            } else if (cell.closedAndEmpty()) {
                throw exit();
            } else {
                long left = left(nanos, deadline);
                if (left <= 0) {
                    return null;
                }
                if (!Parking.current().comesSoon(this::hasReason)) {
                    sleep(left);
                }
            }
        }
    }

    private boolean hasReason() {
        return !cell.mailbox().isEmpty() || cell.has(cell.urgent());
    }

    private boolean mustLeave() {
        return cell.has(CellState.STOPPING) || toGiveUp != null;
    }

    /** What a signal's handler throws leaves the loop as if the receive had thrown it. */
    private void hear(SignalLetter signal) {
        current = signal.escalates() ? null : signal;
        try {
            cell.signalLoop(signal);
        } catch (Exception e) {
            throw Sneaky.<RuntimeException>rethrow(e);
        }
        current = null;
    }

    /**
     * {@return the message of what becomes one only now; if it does not, it is that which failed}
     */
    private Object opened(Object letter) {
        if (!(Letters.bare(letter) instanceof Adapted<?, ?> adapted)) {
            return letter;
        }
        current = letter;
        return Letters.around(requireNonNull(adapted.message(cell)), letter);
    }

    private void count(Object letter) {
        Probe probe = cell.system.probe();
        if (probe != null) {
            timing = probe.received(cell, letter, stamped);
        }
    }

    /** Sleeps until something is sent or happens; an interrupt only wakes it. */
    private void sleep(long nanos) {
        var waiter = new Waiter();
        wakeUp = waiter;
        if (!cell.release()) {
            return;
        }
        try {
            waiter.await(this, nanos);
        } catch (InterruptedException e) {
            // kill has said so in the actor's state, which is looked at next
        } finally {
            if (!cell.resume()) {
                waiter.awaitUninterruptibly(this, Parking.FOREVER); // who did is about to launch
            }
        }
    }

    /** {@return the letter, as it was sent, that the message received last came in} */
    @SuppressWarnings("ReferenceEquality") // that message, not one like it
    Object letterOf(Object message) {
        Object letter = current;
        return letter != null && Letters.content(letter) == message
                ? Letters.bare(letter)
                : message;
    }

    boolean nothingSkipped() {
        return skipped.isEmpty();
    }

    void drainSkipped() {
        for (Object letter = skipped.poll(); letter != null; letter = skipped.poll()) {
            cell.discard(letter, Reason.STOPPED, null);
        }
    }

    @Override
    public String toString() {
        return "a message to " + cell.path();
    }
}
