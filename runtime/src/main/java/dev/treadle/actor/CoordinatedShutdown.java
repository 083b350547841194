package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.CloseReport.FailedTask;
import dev.treadle.exchange.Subscription;
import dev.treadle.scheduler.spi.ExitHook;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What else is to be done when a system is closed, and in which order: tasks in phases, before and
 * after its actors end. Tasks of one phase run at the same time; a phase begins when all tasks of
 * the one before have ended or run out of time.
 *
 * <p>They run when {@link ActorSystem#close()} is called, and when the JVM is told to end, by
 * SIGTERM, SIGINT or {@code System.exit}: from the first task on the JVM closes the system then.
 * Safe to use from any thread.
 */
public final class CoordinatedShutdown {

    /** What is to be done. */
    @FunctionalInterface
    public interface Task {

        /**
         * Does it. It may block; when its time is over it is interrupted.
         *
         * @throws Exception if it fails; that is logged and reported, and the others go on
         */
        void run() throws Exception;
    }

    private final LocalActorSystem system;
    private final List<ShutdownTask> tasks = new CopyOnWriteArrayList<>();

    /** Guarded by this. */
    private boolean begun;

    /** Guarded by this. */
    private @Nullable ExitHook hook;

    CoordinatedShutdown(LocalActorSystem system) {
        this.system = system;
    }

    /**
     * Adds a task.
     *
     * @param phase when it runs
     * @param name what it is called in logs and in the report
     * @param deadline how long it may take, more than zero
     * @param task what to do
     * @return takes it out again when it is closed
     * @throws IllegalStateException if the system is being closed already
     */
    public Subscription add(ShutdownPhase phase, String name, Duration deadline, Task task) {
        var added =
                new ShutdownTask(
                        requireNonNull(phase, "phase"),
                        requireNonNull(name, "name"),
                        SystemOptions.requirePositive(deadline, "deadline"),
                        requireNonNull(task, "task"));
        synchronized (this) {
            if (begun) {
                throw new IllegalStateException(
                        "%s is being closed and takes no task \"%s\" any more; add it earlier"
                                .formatted(system.name(), name));
            }
            tasks.add(added);
        }
        if (system.options().execution().isEmpty()) {
            closeOnExit();
        }
        return () -> tasks.remove(added);
    }

    /**
     * Has the JVM close the system when it is told to end, also where there is no task. Once more
     * changes nothing.
     */
    public synchronized void closeOnExit() {
        if (hook == null && !begun) {
            hook = ExitHook.set(system.name() + "-exit", system::close);
        }
    }

    /** No task is added from now on, and the JVM need not close the system any more. */
    synchronized void begin() {
        begun = true;
        if (hook != null) {
            hook.close();
        }
    }

    /** Runs a phase to its end. {@return what went wrong} */
    List<FailedTask> run(ShutdownPhase phase) {
        List<ShutdownTask> all = tasks.stream().filter(each -> each.phase() == phase).toList();
        List<ShutdownTask.Run> runs = all.stream().map(each -> each.start(system)).toList();
        List<FailedTask> failures = new ArrayList<>();
        runs.forEach(run -> run.awaitEnd().ifPresent(failures::add));
        failures.forEach(each -> LOG.log(Level.WARNING, "At the end of {0}: {1}", system, each));
        return failures;
    }
}
