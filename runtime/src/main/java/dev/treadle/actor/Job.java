package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.Result;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;

/**
 * What a worker does, and where what comes of it goes.
 *
 * @param work the work
 * @param replyTo where to, null for a job that was told: what it throws is logged
 */
record Job<T>(Callable<? extends T> work, @Nullable ReplyTo<T> replyTo) {

    private static final System.Logger LOG = System.getLogger(Worker.class.getName());

    static Job<Boolean> of(Runnable work) {
        requireNonNull(work, "job");
        return new Job<>(new Told(work), null);
    }

    static <T> Result<T> submit(ActorRef<Job<?>> worker, Callable<? extends T> work) {
        requireNonNull(work, "job");
        return ((ActorCell<Job<?>>) worker).<T>askWithoutEnd(replyTo -> new Job<T>(work, replyTo));
    }

    /** Work that gives nothing back. */
    private record Told(Runnable work) implements Callable<Boolean> {
        @Override
        public Boolean call() {
            work.run();
            return true;
        }
    }

    /** Runs it. What it throws never reaches its worker. */
    void run() {
        try {
            T value = work.call();
            if (replyTo instanceof Ask<T> ask) {
                ask.computed(value);
            }
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Names who wrote the work: a dead letter shows no more of it. */
    @Override
    public String toString() {
        Object by = work instanceof Told(var told) ? told : work;
        return "the work of " + Texts.typeName(by.getClass());
    }

    private void failed(Throwable cause) {
        if (replyTo == null) {
            LOG.log(Level.ERROR, "A job threw; its worker goes on", Printable.of(cause));
        } else {
            replyTo.fail(cause);
        }
    }
}
