package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;

/** Decides what becomes of an actor whose handler threw, on the thread that runs it. */
final class Failing {

    private static final System.Logger LOG = System.getLogger(ActorSystem.class.getName());

    private Failing() {}

    /** The handler threw, on a message or a signal; or no instance could be made. */
    static void failed(
            CellLife<?> life, @Nullable Object message, @Nullable Ask<?> ask, Throwable cause) {
        // what interrupted the handler is not for the signals and the instance to come
        Thread.interrupted();
        LocalActorSystem system = life.system;
        if (message != null) {
            system.letters().failed(life.self(), message, cause);
        }
        if (ask != null) {
            ask.threw(cause);
        }
        system.figures().failed(life.self().type());
        if (cause instanceof Error error) {
            stopFor(life, message, error);
        } else if (!life.has(CellState.STOPPING)) {
            supervise(life, message, cause);
        }
    }

    private static void stopFor(CellLife<?> life, @Nullable Object message, Error error) {
        log(life, message, error, "stopped");
        life.annex().endedOf = error;
        life.beginEnd();
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "The uncaught-exception handler threw", e);
        }
    }

    private static void supervise(CellLife<?> life, @Nullable Object message, Throwable cause) {
        Supervision supervision = life.supervision();
        long now = life.system.timers().nanoTime();
        boolean goesOn = life.desk().restarts().admits(supervision, now);
        Supervision.Directive directive =
                goesOn ? supervision.directive() : Supervision.Directive.STOP;
        switch (directive) {
            case RESUME -> log(life, message, cause, "resumed");
            case RESTART -> {
                log(life, message, cause, "restarted");
                life.beginRestart(cause);
            }
            case STOP -> {
                log(life, message, cause, goesOn ? "stopped" : "stopped after too many failures");
                life.annex().endedOf = cause;
                life.beginEnd();
            }
        }
    }

    private static void log(
            CellLife<?> life, @Nullable Object message, Throwable cause, String fate) {
        String what = message == null ? "" : " on " + message.getClass().getName();
        LOG.log(
                Level.ERROR,
                () -> "%s failed%s and is %s".formatted(life.self().path(), what, fate),
                cause);
    }
}
