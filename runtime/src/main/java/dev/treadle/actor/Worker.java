package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.Result;

import java.util.concurrent.Callable;

/**
 * An actor that runs jobs, one at a time in the order they were submitted, and gives a {@link
 * Result} for each. Jobs may block. Safe to use from any thread.
 *
 * <p>A result whose job threw, be it an error, fails with an {@link AskException} that has the
 * job's exception as its cause; so does one whose job will not run any more because the worker has
 * ended. There is no time-out. The full mailbox of a worker makes who submits wait.
 */
public final class Worker implements Recipient<Runnable>, AutoCloseable {

    private final ActorRef<Job<?>> actor;

    private Worker(ActorRef<Job<?>> actor) {
        this.actor = actor;
    }

    /**
     * Starts a worker.
     *
     * @param system where it lives
     * @param name the name of its actor
     * @return the worker
     */
    public static Worker start(ActorSystem system, String name) {
        return new Worker(requireNonNull(system, "system").spawn(name, Actor.of(Job::run)));
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

    /** Lets the worker end when it has run all that was submitted. Returns at once. */
    @Override
    public void close() {
        actor.close();
    }

    /** Waits until the worker has ended. */
    public void join() {
        actor.join();
    }
}
