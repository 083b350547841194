package dev.treadle.cooperative;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.spi.MessageQueue;
import dev.treadle.scheduler.AwaitInterruptedException;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Timers;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs tasks one at a time, round robin: each until it yields. All of that happens in one turn that
 * goes from task to task, so what only tasks of one scheduler touch needs no lock: what one did
 * <i>happens before</i> what the next does.
 *
 * <p>A task is plain code ({@link TaskBody}), on a virtual thread of its own that runs only in its
 * turns, or an object that takes steps ({@link StepTask}). A task that fails ends; its failure goes
 * to the {@link #onFailure} handler, or leaves through {@link #run} if there is none.
 *
 * <p>Spawning and closing are safe from any thread. A scheduler whose run has returned holds no
 * thread and needs no {@link #close}; one whose run threw does, or another run.
 */
public final class CooperativeScheduler implements AutoCloseable {

    /** After so many turns it is looked whether channels are ready, though tasks are, too. */
    private static final int TURNS_BETWEEN_POLLS = 256;

    private final ArrayDeque<Cell> ready = new ArrayDeque<>();
    private final Set<Cell> living = new LinkedHashSet<>();
    private final MessageQueue<Runnable> inbox =
            MessageQueue.create(MailboxOptions.unbounded(), _ -> {});
    private final Doorbell doorbell = new Doorbell();
    private final Channels channels = new Channels();
    private final LazyExecution execution;

    /** The run of this moment; ended when it returns or throws. */
    private final AtomicReference<@Nullable Promise<Boolean>> running = new AtomicReference<>();

    private volatile boolean closed;
    private volatile @Nullable FailureHandler onFailure;

    // All below is written by who has the turn.

    /** Who has the turn. Others may read it: whoever finds itself has written that. */
    private @Nullable Thread holder;

    private @Nullable Throwable failure;
    private int unattended;
    private int turns;

    /** Makes a scheduler that starts its own clock when a task waits for time, or offloads. */
    public CooperativeScheduler() {
        execution = new LazyExecution(null);
    }

    /**
     * Makes a scheduler.
     *
     * @param execution whose clock it goes by, and where offloaded calls run; not closed by this
     */
    public CooperativeScheduler(Execution execution) {
        this.execution = new LazyExecution(requireNonNull(execution, "execution"));
    }

    // --- any thread

    /**
     * Adds a task of plain code, behind all that are ready. A task that is added when no run is
     * under way waits for the next one.
     *
     * @param name what it is called in errors and thread dumps
     * @param body what it runs
     * @return the task
     * @throws IllegalStateException if the scheduler is closed
     */
    public Task spawn(String name, TaskBody body) {
        return admit(
                new PlainTask(requireNonNull(name, "name"), this, requireNonNull(body, "body")));
    }

    /**
     * Adds a task that takes steps, behind all that are ready. A task that is added when no run is
     * under way waits for the next one.
     *
     * @param name what it is called in errors
     * @param steps what it runs
     * @return the task
     * @throws IllegalStateException if the scheduler is closed
     */
    public Task spawn(String name, StepTask steps) {
        return admit(
                new SteppedTask(
                        requireNonNull(name, "name"), this, requireNonNull(steps, "steps")));
    }

    private Task admit(Cell task) {
        if (closed) {
            throw new IllegalStateException(
                    "The scheduler is closed and takes no task %s any more".formatted(task.name()));
        }
        inTurn(() -> {
            living.add(task);
            ready.add(task);
            if (closed) {
                task.cancelInTurn();
            }
        });
        return task;
    }

    /**
     * Has failures of tasks handled, instead of leaving through {@link #run}.
     *
     * @param handler told of each
     */
    public void onFailure(FailureHandler handler) {
        onFailure = requireNonNull(handler, "handler");
    }

    /** {@return the clock that tasks wait by} */
    public Timers timers() {
        return execution.get().timers();
    }

    /** {@return whether the caller has the turn: it is a task of this, or called by one} */
    public boolean hasTurn() {
        return Thread.currentThread().equals(holder);
    }

    /** Runs an action in the turn: at once if the caller has it, otherwise soon. */
    void inTurn(Runnable action) {
        if (hasTurn()) {
            action.run();
        } else {
            later(action);
        }
    }

    /** Runs an action in the turn, but not now. */
    void later(Runnable action) {
        inbox.offer(action);
        doorbell.ring();
    }

    // --- the run

    /**
     * Runs the tasks until all of them have ended: those of plain code on threads of their own,
     * those that take steps on this one or on one for which this one waits.
     *
     * <p>May be called again: for tasks that were added later, or to go on after it threw.
     *
     * @throws TaskFailedException if a task fails and no handler was set; the others stay as they
     *     are
     * @throws AwaitInterruptedException if the thread is interrupted while it waits for events; the
     *     tasks stay as they are
     * @throws IllegalStateException if it runs already, or is closed
     */
    public void run() {
        if (closed) {
            throw new IllegalStateException("The scheduler is closed and runs no more");
        }
        if (!tryRun()) {
            throw new IllegalStateException(
                    "The scheduler runs already: in another thread, or around this task");
        }
    }

    private boolean tryRun() {
        var end = new Promise<Boolean>();
        if (!running.compareAndSet(null, end)) {
            return false;
        }
        try {
            HubThread.run(this::loop);
            if (living.isEmpty()) {
                channels.close();
                execution.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwaitInterruptedException(
                    "Interrupted while %d tasks wait for events".formatted(living.size()), e);
        } finally {
            running.set(null);
            end.complete(true);
        }
        return true;
    }

    private void loop() throws InterruptedException {
        takeTurn();
        try {
            runToTheEnd();
        } finally {
            holder = null;
        }
    }

    private void runToTheEnd() throws InterruptedException {
        while (true) {
            runInbox();
            throwFailure();
            Cell next = ready.poll();
            if (next != null) {
                next.turn();
                takeTurn();
                pollChannels();
            } else if (living.size() == unattended) {
                return;
            } else {
                rest();
            }
        }
    }

    private void runInbox() {
        for (Runnable action = inbox.poll(); action != null; action = inbox.poll()) {
            action.run();
        }
    }

    private void throwFailure() {
        Throwable now = failure;
        failure = null;
        switch (now) {
            case null -> {}
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new AssertionError("Only unchecked failures are kept", now);
        }
    }

    private void pollChannels() {
        if (++turns >= TURNS_BETWEEN_POLLS) {
            turns = 0;
            channels.poll();
        }
    }

    private void rest() throws InterruptedException {
        if (channels.any()) {
            channels.await(doorbell, inbox::isEmpty);
        } else {
            doorbell.await(this, inbox::isEmpty);
        }
    }

    // --- in the turn

    /** Says that the current thread has the turn. */
    void takeTurn() {
        holder = Thread.currentThread();
    }

    void ready(Cell task) {
        ready.add(task);
    }

    /**
     * {@return the task of plain code that has the turn after one that yields: it is taken from the
     * queue; null if the turn goes back to where it came from, to take steps or to wait for events}
     */
    @Nullable PlainTask nextOfPlainCode() {
        runInbox();
        if (failure == null
                && ready.peek() instanceof PlainTask next
                && (!channels.any() || ++turns < TURNS_BETWEEN_POLLS)) {
            ready.poll();
            return next;
        }
        return null;
    }

    /** {@return the task of plain code that now stands first in the queue, if one does} */
    @Nullable PlainTask afterNext() {
        return ready.peek() instanceof PlainTask first ? first : null;
    }

    /** A task could not give the turn to the next, and keeps it. */
    void takeBack(Cell task, @Nullable PlainTask next) {
        if (next != null) {
            ready.addFirst(next);
        }
        ready.remove(task);
    }

    void unattended(int more) {
        unattended += more;
    }

    Channels channels() {
        return channels;
    }

    Execution execution() {
        return execution.get();
    }

    /** A task has ended, well or not. */
    void ended(Cell task, @Nullable Throwable cause) {
        living.remove(task);
        if (cause == null) {
            return;
        }
        FailureHandler handler = onFailure;
        if (handler == null) {
            failed(new TaskFailedException(task, cause));
            return;
        }
        try {
            handler.failed(task, cause);
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void failed(Throwable now) {
        if (failure == null) {
            failure = now;
        } else {
            failure.addSuppressed(now);
        }
    }

    // --- the end

    /**
     * Cancels all tasks, and returns when they have ended: in the run that is under way, which then
     * returns, or in one of its own. A second call changes nothing.
     *
     * @throws TaskFailedException if a task failed while it ended, and no handler was set
     * @throws AwaitInterruptedException if the thread is interrupted first
     * @throws IllegalStateException if a task of this scheduler calls it
     */
    @Override
    public void close() {
        if (hasTurn()) {
            throw new IllegalStateException(
                    "A task cannot close its own scheduler: cancel the tasks instead");
        }
        closed = true;
        later(() -> new ArrayList<>(living).forEach(Cell::cancelInTurn));
        List<RuntimeException> failures = new ArrayList<>();
        while (!endAll(failures)) {
            Promise<Boolean> other = running.get();
            if (other != null) {
                other.await();
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    /** {@return whether this was who ran the tasks to their ends} */
    private boolean endAll(List<RuntimeException> failures) {
        while (true) {
            try {
                return tryRun();
            } catch (TaskFailedException e) {
                failures.add(e);
            }
        }
    }

    @Override
    public String toString() {
        return "a cooperative scheduler";
    }
}
