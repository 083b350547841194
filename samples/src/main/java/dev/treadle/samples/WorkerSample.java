package dev.treadle.samples;

import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.Worker;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.ResultException;

import picocli.CommandLine.Command;

import java.math.BigInteger;

/**
 * A worker runs what is submitted to it, one task at a time and in order, and each task has a
 * {@link Result}. A result outlives its worker: it can be awaited after the worker has been closed
 * and joined. A task that throws harms only its own result, which passes on what was thrown.
 */
@Command(name = "worker", description = "A worker runs tasks; each has a result to wait for.")
final class WorkerSample extends Sample {

    @Override
    protected Ending run(ActorSystem system) {
        Worker worker = Worker.start(system, "worker");
        Result<BigInteger> power = worker.submit(() -> BigInteger.TWO.pow(3));
        Result<BigInteger> nonsense = worker.submit(() -> BigInteger.ONE.divide(BigInteger.ZERO));
        worker.close();
        worker.join();
        out().println("2 to the power of 3 is " + power.await());
        try {
            out().println("1 divided by 0 is " + nonsense.await());
        } catch (ResultException failed) {
            out().println("1 divided by 0 failed: " + failed.getCause());
        }
        return Ending.well();
    }
}
