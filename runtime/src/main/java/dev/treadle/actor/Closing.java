package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import dev.treadle.actor.CloseReport.FailedTask;
import dev.treadle.actor.CloseReport.Leftover;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.mailbox.spi.Waiter;
import dev.treadle.scheduler.Promise;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Closes a system: drains, ends the actors from the root, reports what would not end. */
final class Closing {

    /** How long actors may take to stop after the deadline, and again after they were killed. */
    private static final long A_MOMENT = 500_000_000;

    private final LocalActorSystem system;
    private final ActorCell<Object> root;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Promise<CloseReport> report = new Promise<>();
    private final LongAdder releases = new LongAdder();

    /** Those who wait for quiet. Each is woken by each actor that rests, and looks again. */
    private final Set<Waiter> awaiting = ConcurrentHashMap.newKeySet();

    private volatile int draining;

    Closing(LocalActorSystem system, ActorCell<Object> root) {
        this.system = system;
        this.root = root;
    }

    boolean awaitQuiet(Duration atMost) {
        requireOutside("await the quiet of");
        return drain(Durations.nanos(atMost));
    }

    private void requireOutside(String what) {
        ActorCell<?> running = ActorCell.current();
        ActorCell<?> caller = running != null ? running : Spawning.current();
        if (caller != null && caller.system == system) {
            throw new IllegalStateException(
                    "%s cannot %s %s, which waits for it to end; let a thread outside do it"
                            .formatted(caller.path(), what, system.name()));
        }
    }

    CloseReport close(Duration deadline) {
        SystemOptions.requireNotNegative(deadline, "deadline");
        requireOutside("close");
        if (begun.compareAndSet(false, true)) {
            try {
                report.complete(closeOnce(Durations.nanos(deadline)));
            } catch (Throwable e) {
                report.completeExceptionally(e);
            }
        }
        return report.result().await();
    }

    private CloseReport closeOnce(long within) {
        CoordinatedShutdown tasks = system.coordinatedShutdown();
        tasks.begin();
        List<FailedTask> failed = new ArrayList<>(tasks.run(ShutdownPhase.UNBIND));
        failed.addAll(tasks.run(ShutdownPhase.FINISH));
        long began = now();
        boolean quiet = drain(within);
        if (quiet) {
            root.close();
        } else {
            root.stop();
        }
        awaitEnd(Math.max(within - (now() - began), A_MOMENT));
        List<Leftover> leftovers = leftovers();
        if (!root.isTerminated()) {
            kill(root);
            awaitEnd(A_MOMENT);
        }
        system.openAsks().all().forEach(Ask::systemClosed);
        system.exchanges().close();
        failed.addAll(tasks.run(ShutdownPhase.RELEASE));
        system.execution().close();
        var done =
                new CloseReport(
                        quiet,
                        failed,
                        leftovers,
                        system.letters().count(),
                        Duration.ofNanos(now() - began));
        LOG.log(done.clean() ? Level.DEBUG : Level.WARNING, "{0} {1}", system.name(), done);
        return done;
    }

    private long now() {
        return system.timers().nanoTime();
    }

    /**
     * Called by each actor that is about to rest. Who sees it at rest sees that this was counted.
     */
    void releasing() {
        if (draining > 0) {
            releases.increment();
        }
    }

    /** Called by each actor that rests. */
    void released() {
        if (draining > 0) {
            awaiting.forEach(Waiter::signal);
        }
    }

    /** Waits until no actor has anything to do. {@return whether that came in time} */
    private boolean drain(long within) {
        long began = now();
        draining(1);
        try {
            for (long left = within; left > 0; left = within - (now() - began)) {
                var waiter = new Waiter();
                awaiting.add(waiter);
                try {
                    if (quiet()) {
                        return true;
                    }
                    waiter.awaitUninterruptibly(this, left);
                } finally {
                    awaiting.remove(waiter);
                }
            }
            return quiet();
        } finally {
            draining(-1);
        }
    }

    private synchronized void draining(int more) {
        draining += more;
    }

    /**
     * {@return whether no actor runs or has messages} An actor that was seen at rest may have been
     * sent to since; but then its sender has come to rest since, and that has been counted.
     */
    private boolean quiet() {
        long before = releases.sum();
        return atRest(root) && releases.sum() == before;
    }

    private static boolean atRest(ActorCell<?> cell) {
        if (!cell.atRest() || !cell.mailbox().isEmpty()) {
            return false;
        }
        for (ActorCell<?> child : cell.presentChildren()) {
            if (!atRest(child)) {
                return false;
            }
        }
        return true;
    }

    private void awaitEnd(long nanos) {
        var waiter = new Waiter();
        try (var _ = root.whenTerminated(waiter::signal)) {
            waiter.awaitUninterruptibly(root, nanos);
        }
    }

    /** {@return those that others wait for, the ones that were told to end before the others} */
    private List<Leftover> leftovers() {
        List<Leftover> told = new ArrayList<>();
        List<Leftover> busy = new ArrayList<>();
        if (!root.isTerminated()) {
            collect(root, told, busy);
        }
        told.addAll(busy);
        return told;
    }

    /**
     * An actor that only waits for its children to end is not one that would not end, nor is one at
     * rest whose turn to be told had not come, since another was still to end before it.
     */
    private static void collect(ActorCell<?> cell, List<Leftover> told, List<Leftover> busy) {
        boolean childless = true;
        for (ActorCell<?> child : cell.presentChildren()) {
            if (!child.isTerminated()) {
                childless = false;
                collect(child, told, busy);
            }
        }
        boolean wasTold = cell.has(CellState.CLOSED);
        if (!cell.atRest() || (wasTold && childless)) {
            (wasTold ? told : busy).add(leftover(cell));
        }
    }

    private static Leftover leftover(ActorCell<?> cell) {
        Thread thread = cell.thread();
        List<StackTraceElement> stack =
                thread == null ? List.of() : List.of(thread.getStackTrace());
        Optional<String> waitsFor = Optional.ofNullable(cell.waits()).map(Wait::toString);
        return new Leftover(cell.path(), cell.mailbox().size(), waitsFor, stack);
    }

    private static void kill(ActorCell<?> cell) {
        cell.kill();
        cell.presentChildren().forEach(Closing::kill);
    }

    @Override
    public String toString() {
        return "the end of " + system.name();
    }
}
