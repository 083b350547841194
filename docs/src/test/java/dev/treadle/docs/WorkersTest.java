package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.Worker;
import dev.treadle.actor.WorkerPool;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The programs of docs/guide/results.md that run jobs. */
class WorkersTest {

    @Test
    void shouldWork() {
        try (var system = ActorSystem.create("works")) {
            // tag::worker
            Worker worker = Worker.start(system, "worker");
            Result<Double> power = worker.submit(() -> Math.pow(2, 3));
            worker.close(); // runs what was submitted, then ends
            worker.join();
            double eight = power.await();
            // end::worker
            assertThat(eight).isEqualTo(8);
        }
    }

    @Test
    void shouldWorkTogether() {
        try (var system = ActorSystem.create("works")) {
            List<String> names = List.of("Ada", "Grace", "Barbara");
            // tag::pool
            List<Integer> lengths;
            try (var pool = WorkerPool.start(system, "pool", 4)) {
                Stream<Result<Integer>> jobs =
                        names.stream().map(name -> pool.submit(name::length));
                lengths = Result.all(jobs.toList()).await();
            }
            // end::pool
            assertThat(lengths).containsExactly(3, 5, 7);
        }
    }

    @Test
    void shouldSayWhatAJobThrew() {
        try (var system = ActorSystem.create("works")) {
            Worker worker = Worker.start(system, "worker");
            Result<String> failing =
                    worker.submit(() -> {
                        throw new IOException("disk full");
                    });

            var e = catchThrowableOfType(AskException.class, failing::await);

            assertThat(e.reason()).isEqualTo(AskException.Reason.FAILED);
            assertThat(e).hasCauseInstanceOf(IOException.class);
            assertThat(worker.submit(() -> "goes on").await()).isEqualTo("goes on");
        }
    }

    @Test
    void shouldRefuseJobsOnceClosed() {
        try (var system = ActorSystem.create("works")) {
            Worker worker = Worker.start(system, "worker");
            worker.close();

            Result<String> late = worker.submit(() -> "too late");

            var e = catchThrowableOfType(AskException.class, late::await);
            assertThat(e.reason()).isEqualTo(AskException.Reason.STOPPED);
        }
    }
}
