package dev.treadle.cooperative;

import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A task as its scheduler sees it. All but what any thread may ask is used in the turn only. */
abstract sealed class Cell implements Task permits PlainTask, SteppedTask {

    private final String name;
    private final CooperativeScheduler scheduler;
    private final Promise<Task> ended = new Promise<>();
    private @Nullable Suspension<?> waiting;
    private boolean cancelled;

    Cell(String name, CooperativeScheduler scheduler) {
        this.name = name;
        this.scheduler = scheduler;
    }

    /** Runs the task to its next yield. Called by the thread that runs the scheduler. */
    abstract void turn();

    // --- the handle

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final CooperativeScheduler scheduler() {
        return scheduler;
    }

    @Override
    public final void cancel() {
        scheduler.inTurn(this::cancelInTurn);
    }

    @Override
    public final boolean isDone() {
        return ended.isDone();
    }

    final Result<Task> ended() {
        return ended;
    }

    @Override
    public final void join() {
        requireOutsider();
        ended.await();
    }

    @Override
    public final boolean join(Duration atMost) {
        requireOutsider();
        try {
            ended.await(atMost);
            return true;
        } catch (AwaitTimeoutException e) {
            return isDone();
        }
    }

    private void requireOutsider() {
        if (scheduler.hasTurn() && !isDone()) {
            throw new IllegalStateException(
                    "The task %s cannot have a turn while its scheduler waits for it: yield Event.end"
                            .formatted(name));
        }
    }

    // --- how it stands

    final void cancelInTurn() {
        if (isDone()) {
            return;
        }
        cancelled = true;
        Suspension<?> now = waiting;
        if (now != null) {
            now.withdraw();
            resumed();
        }
    }

    final boolean cancelled() {
        return cancelled;
    }

    final GeneratorExit exit() {
        return new GeneratorExit("the task " + name + " was cancelled");
    }

    /** Yields an event; returns the wait, which may be over already. */
    final <T> Suspension<T> await(Event<T> event) {
        var suspension = new Suspension<T>(this);
        waiting = suspension;
        if (cancelled) {
            cancelInTurn();
            return suspension;
        }
        try {
            event.onYield(suspension);
        } catch (Throwable e) {
            suspension.failed(e);
        }
        return suspension;
    }

    /** The task could not wait, and goes on. */
    final void abandonWait() {
        Suspension<?> now = waiting;
        waiting = null;
        if (now != null) {
            now.withdraw();
        }
    }

    /** The wait is over, and the task is ready. */
    final void resumed() {
        waiting = null;
        scheduler.ready(this);
    }

    final void end(@Nullable Throwable failure) {
        try {
            scheduler.ended(this, failure);
        } finally {
            ended.complete(this);
        }
    }

    @Override
    public final String toString() {
        return "the task " + name;
    }
}
