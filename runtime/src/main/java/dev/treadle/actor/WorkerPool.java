package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.Result;

import java.util.concurrent.Callable;

/**
 * Several workers with one line of jobs: each job goes to the first that has time for it. Jobs may
 * block. Safe to use from any thread.
 *
 * <p>Results are as those of a {@link Worker}. Jobs of one submitter start in order, but may end in
 * any. The full mailbox of a pool makes who submits wait.
 */
public final class WorkerPool implements Recipient<Runnable>, AutoCloseable {

    private final ActorRef<Job<?>> actor;

    private WorkerPool(ActorRef<Job<?>> actor) {
        this.actor = actor;
    }

    /**
     * Starts a pool.
     *
     * @param system where it lives
     * @param name the name of its actor, whose children the workers are
     * @param size how many workers, at least 1
     * @return the pool
     */
    public static WorkerPool start(ActorSystem system, String name, int size) {
        requireNonNull(system, "system");
        if (size < 1) {
            throw new IllegalArgumentException(
                    "The pool \"%s\" needs at least 1 worker, not %d".formatted(name, size));
        }
        return new WorkerPool(system.spawn(name, () -> new PoolActor(size)));
    }

    /**
     * Submits a job. What was written before <i>happens before</i> the job runs.
     *
     * @param job what to compute
     * @param <T> the type of the result
     * @return what comes of it
     */
    public <T> Result<T> submit(Callable<? extends T> job) {
        return Job.submit(actor, job);
    }

    /**
     * Submits a job that returns nothing; what it throws is logged.
     *
     * @param job what to do
     */
    @Override
    public void tell(Runnable job) {
        actor.tell(Job.of(job));
    }

    /** Lets the pool end when it has run all that was submitted. Returns at once. */
    @Override
    public void close() {
        actor.close();
    }

    /** Waits until the pool has ended. */
    public void join() {
        actor.join();
    }
}
