package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.actor.Supervision.Directive;
import dev.treadle.actor.Supervision.Intensity;
import dev.treadle.actor.Supervision.Scope;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Backoff;
import dev.treadle.scheduler.spi.Unwinding;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;

/** Decides what becomes of an actor whose handler threw, on the thread that runs it. */
final class Failing {

    private final ActorCell<?> cell;
    private final @Nullable Object letter;
    private final Throwable cause;
    private final Supervision supervision;

    private Failing(ActorCell<?> cell, @Nullable Object letter, Throwable cause) {
        this.cell = cell;
        this.letter = letter;
        this.cause = cause;
        supervision = cell.supervision().forFailure(cause);
    }

    /**
     * The handler threw; or no instance could be made.
     *
     * @param letter what it handled: a message, as it was sent or adapted, or a signal; null for
     *     nothing
     */
    static void failed(ActorCell<?> cell, @Nullable Object letter, Throwable cause) {
        if (cause instanceof Unwinding over) {
            throw over;
        }
        // what interrupted the handler is not for the signals and the instance to come
        Thread.interrupted();
        if (cell.has(CellState.KILLED) && !(cause instanceof Error)) {
            endKilled(cell, letter, cause);
            return;
        }
        cell.system.figures().failed(cell.type());
        Desk desk = cell.deskIfAny();
        if (desk != null && letter != null) {
            desk.failed(letter);
        }
        var failing = new Failing(cell, letter, cause);
        if (cause instanceof Error) {
            failing.endLetter();
            failing.stopForError();
        } else if (cell.has(CellState.STOPPING)) {
            failing.endLetter();
        } else {
            failing.supervise();
        }
    }

    /** What a handler throws as it is killed is no failure of its own. */
    private static void endKilled(ActorCell<?> cell, @Nullable Object letter, Throwable cause) {
        if (letter != null) {
            cell.desk().failed(letter);
            cell.system.letters().add(cell, Letters.content(letter), Reason.STOPPED, cause);
            if (Letters.bare(letter) instanceof Ask<?> ask) {
                ask.killed(cause);
            }
        }
    }

    /** The message will not be handled: it is a dead letter, and an ask ends with the exception. */
    private void endLetter() {
        if (letter != null) {
            cell.system.letters().failed(cell, Letters.content(letter), cause);
            if (Letters.bare(letter) instanceof Ask<?> ask) {
                ask.threw(cause);
            }
        }
    }

    private void stopForError() {
        logEnd("stopped");
        cell.annex().endedOf = cause;
        cell.beginEnd();
        uncaught(cause);
    }

    /** Has what must not end the thread reach its uncaught-exception handler all the same. */
    static void uncaught(Throwable error) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "The uncaught-exception handler threw", e);
        }
    }

    private void supervise() {
        RestartLog failures = cell.desk().failures(supervision);
        long now = cell.system.timers().nanoTime();
        Intensity limit = limit();
        boolean goesOn = failures.admits(now, limit);
        if (!goesOn) {
            endLetter();
            stop("stopped after too many failures", limit.thenEscalate());
            return;
        }
        boolean again = isRetried();
        if (!again) {
            endLetter();
        }
        switch (supervision.directive()) {
            case RESUME -> {
                log((makesInstance() ? "restarted" : "resumed") + (again ? ", to try again" : ""));
                retryIf(again);
            }
            case RESTART -> restart(failures, now, again);
            case STOP -> stop("stopped", false);
            case ESCALATE -> stop("stopped, and its parent fails with it", true);
        }
    }

    /** {@return whether it was the factory that threw: the restart goes on, and calls it again} */
    private boolean makesInstance() {
        return cell.instance() == null;
    }

    /** A handler that fails for ever goes on with other messages; a factory does nothing else. */
    private Intensity limit() {
        boolean resumes = supervision.directive() == Directive.RESUME;
        Intensity set = supervision.intensity();
        return resumes && makesInstance() ? set.limited() : set;
    }

    /** A signal is not: what it tells of has happened, and the new instance may look. */
    private boolean isRetried() {
        return letter != null
                && !(letter instanceof SignalLetter)
                && attempts() <= supervision.manner().retries();
    }

    private int attempts() {
        return letter instanceof Retried(_, int before, _) ? before + 1 : 1;
    }

    private void retryIf(boolean again) {
        if (again && letter != null) {
            Object sent = letter instanceof Retried(var inner, _, _) ? inner : letter;
            cell.desk().front(new Retried(sent, attempts(), cause));
        }
    }

    private void restart(RestartLog failures, long now, boolean again) {
        Backoff backoff = supervision.manner().backoff();
        Duration wait =
                backoff == null
                        ? Duration.ZERO
                        : failures.backoff(backoff, now, cell.system.random());
        log(
                "restarted"
                        + (wait.isZero() ? "" : " in " + Durations.rounded(wait))
                        + (again ? ", to try again" : ""));
        retryIf(again);
        var restart = new Restart(supervision.manner().keepsChildren());
        ActorCell<?> parent = cell.parent();
        Scope scope = supervision.manner().scope();
        if (scope != Scope.ONE && parent != null) {
            GroupRestart group = parent.annex().children().group();
            group.begin(cell, scope, cause, wait);
            restart.holdFor(group);
        } else if (!wait.isZero()) {
            restart.holdFor(cell, wait);
        }
        cell.beginRestart(cause, restart);
    }

    private void stop(String fate, boolean escalates) {
        logEnd(fate);
        Annex annex = cell.annex();
        annex.escalates = escalates;
        annex.endedOf = cause;
        GroupRestart.affected(cell, supervision.manner().scope())
                .descendingMap()
                .values()
                .forEach(ActorCell::stop);
        cell.beginEnd();
    }

    /** How an actor ends is logged however often it failed so before. */
    private void logEnd(String fate) {
        cell.desk().failureLog().next();
        log(fate);
    }

    private void log(String fate) {
        String what = letter == null ? "" : " on " + Letters.content(letter).getClass().getName();
        FailureLog failures = cell.desk().failureLog();
        if (failures.admits(cause, cell.system.timers().nanoTime())) {
            long omitted = failures.takeOmitted();
            String since =
                    omitted == 0
                            ? ""
                            : "; %s before it not logged"
                                    .formatted(Texts.count(omitted, "failure"));
            LOG.log(
                    Level.ERROR,
                    () -> "%s failed%s and is %s%s".formatted(cell.path(), what, fate, since),
                    Printable.of(cause));
        }
    }
}
