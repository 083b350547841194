package dev.treadle.actor;

import dev.treadle.actor.CloseReport.FailedTask;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Waiter;
import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Promise;

import java.time.Duration;
import java.util.Optional;

/** One thing to do when a system is closed. Equal to no other, whatever it is called. */
final class ShutdownTask {

    /** Its thread runs nothing turn by turn. */
    private static final Activation NO_TURNS = _ -> false;

    private final ShutdownPhase phase;
    private final String name;
    private final Duration deadline;
    private final CoordinatedShutdown.Task task;

    ShutdownTask(
            ShutdownPhase phase, String name, Duration deadline, CoordinatedShutdown.Task task) {
        this.phase = phase;
        this.name = name;
        this.deadline = deadline;
        this.task = task;
    }

    ShutdownPhase phase() {
        return phase;
    }

    /** Runs it on a thread of its own. */
    Run start(LocalActorSystem system) {
        var end = new Promise<Boolean>();
        long since = system.timers().nanoTime();
        Thread thread =
                system.dispatcher().start(system.name() + "-" + name, NO_TURNS, () -> run(end));
        return new Run(system, this, end, since, thread);
    }

    private void run(Promise<Boolean> end) {
        try {
            task.run();
            end.complete(true);
        } catch (Throwable e) {
            end.completeExceptionally(e);
        }
    }

    /** It runs, or has run. */
    record Run(
            LocalActorSystem system,
            ShutdownTask task,
            Promise<Boolean> end,
            long since,
            Thread thread) {

        /** Waits as long as it may take. {@return what went wrong} */
        Optional<FailedTask> awaitEnd() {
            long passed = system.timers().nanoTime() - since;
            var waiter = new Waiter();
            end.result().onComplete(_ -> waiter.signal());
            // an interrupt does not leave the system half closed
            waiter.awaitUninterruptibly(task, Durations.nanos(task.deadline) - passed);
            return switch (end.result().outcome().orElse(null)) {
                case null -> {
                    system.dispatcher().interrupt(thread);
                    yield failed("it had not ended after " + Durations.text(task.deadline));
                }
                case Outcome.Success<Boolean> _ -> Optional.empty();
                case Outcome.Failure<Boolean>(var cause) -> failed("it threw " + cause);
            };
        }

        private Optional<FailedTask> failed(String why) {
            return Optional.of(new FailedTask(task.phase, task.name, why));
        }
    }
}
