package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Coroutine;
import dev.treadle.scheduler.spi.PinnedException;
import dev.treadle.scheduler.spi.Unwinding;

import org.jspecify.annotations.Nullable;

/** A task of plain code: its yields give the turn away in the middle of it. */
final class PlainTask extends Cell {

    private final TaskBody body;
    private final Coroutine coroutine;

    PlainTask(String name, CooperativeScheduler scheduler, TaskBody body) {
        super(name, scheduler);
        this.body = body;
        coroutine = new Coroutine(name, this::run);
    }

    @Override
    void turn() {
        coroutine.resume();
    }

    private void run() {
        scheduler().takeTurn();
        Throwable failure = null;
        try {
            if (!cancelled()) {
                body.run(this);
            }
        } catch (GeneratorExit e) {
            failure = cancelled() ? null : e;
        } catch (Unwinding over) {
            throw over;
        } catch (Throwable e) {
            failure = e;
        }
        end(failure);
    }

    @Override
    public void yield() {
        requireTurn();
        scheduler().ready(this);
        pass();
    }

    @Override
    public <T> T yield(Event<T> event) {
        requireTurn();
        requireEvent(event);
        Suspension<T> wait = await(event);
        pass();
        Throwable failure = wait.failure();
        if (failure != null) {
            throw Failures.unchecked(this, failure);
        }
        return wait.value();
    }

    /** Gives the turn to the next task, straight if it is of this kind, and waits for the own. */
    private void pass() {
        PlainTask next = scheduler().nextOfPlainCode();
        if (!equals(next)) {
            passTo(next);
            scheduler().takeTurn();
        }
        if (cancelled()) {
            throw exit();
        }
    }

    private void passTo(@Nullable PlainTask next) {
        try {
            if (next == null) {
                coroutine.suspend();
            } else {
                suspendFor(next);
            }
        } catch (PinnedException e) {
            abandonWait();
            scheduler().takeBack(this, next);
            throw e;
        }
    }

    private void suspendFor(PlainTask next) {
        PlainTask afterThat = Coroutine.canBeRoused() ? scheduler().afterNext() : null;
        if (afterThat == null || afterThat.equals(this)) {
            coroutine.suspendFor(next.coroutine);
        } else {
            coroutine.suspendFor(next.coroutine, afterThat.coroutine);
        }
    }

    private void requireTurn() {
        if (!coroutine.isCurrent()) {
            throw new IllegalStateException(
                    "Only the task %s itself yields, in its own turn and on its own thread"
                            .formatted(name()));
        }
    }

    private void requireEvent(Event<?> event) {
        requireNonNull(event, () -> "event, yielded by the task " + name());
    }
}
