package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A pool gives each job to the first worker that has time for it. */
@ExtendWith(QuietLogs.class)
class WorkerPoolTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final WorkerPool pool = WorkerPool.start(system, "pool", 4);

    @Test
    void shouldRunAsManyJobsAtOnceAsItHasWorkers() {
        var together = new CyclicBarrier(4);

        List<Result<Integer>> all =
                IntStream.range(0, 40).mapToObj(_ -> pool.submit(together::await)).toList();

        assertThat(Result.all(all).await()).hasSize(40);
    }

    @Test
    void shouldGiveALongLineOfJobsToThoseThatHaveTime() throws Exception {
        var gate = new Gate();
        Result<Boolean> slow =
                pool.submit(() -> {
                    gate.pass();
                    return true;
                });
        gate.awaitEntered();

        List<Result<Integer>> quick =
                IntStream.range(0, 1_000).mapToObj(i -> pool.submit(() -> i)).toList();

        assertThat(Result.all(quick).await()).isSorted().hasSize(1_000);
        assertThat(slow.isDone()).isFalse();
        gate.open();
        assertThat(slow.await()).isTrue();
    }

    @Test
    void shouldSurviveWhateverJobsThrow() {
        for (int i = 0; i < 40; i++) {
            boolean error = i % 2 == 0;
            Result<Integer> failed = pool.submit(() -> failing(error));
            assertThatThrownBy(failed::await)
                    .isInstanceOf(AskException.class)
                    .hasRootCauseMessage("on purpose");
        }
        assertThat(pool.submit(() -> "goes on").await()).isEqualTo("goes on");
    }

    private static int failing(boolean error) throws Exception {
        Thread.currentThread().interrupt();
        if (error) {
            throw new AssertionError("on purpose");
        }
        throw new Exception("on purpose");
    }

    @Test
    void shouldRunAllThatWasSubmittedBeforeItIsClosed() {
        var ran = new AtomicInteger();
        for (int i = 0; i < 1_000; i++) {
            pool.tell(ran::incrementAndGet);
        }

        pool.close();
        pool.join();

        assertThat(ran).hasValue(1_000);
    }

    @Test
    void shouldRefuseWhatComesAfterTheClose() throws Exception {
        var gate = new Gate();
        pool.tell(gate::passInAnyCase);
        gate.awaitEntered();
        pool.close();

        Result<Integer> late = pool.submit(() -> 1);
        pool.tell(() -> {});

        assertThatThrownBy(late::await).isInstanceOf(AskException.class);
        await().untilAsserted(() -> assertThat(letters.all()).hasSize(2));
        gate.open();
        pool.join();
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void shouldAnswerEachJobWhateverTheMailboxesOfTheSystem(Overflow overflow) {
        var options = SystemOptions.defaults().mailbox(MailboxOptions.bounded(2, overflow));
        try (var other = ActorSystem.create("other", options)) {
            WorkerPool small = WorkerPool.start(other, "small", 3);

            List<Result<Integer>> all =
                    IntStream.range(0, 500).mapToObj(i -> small.submit(() -> i)).toList();

            await().untilAsserted(() -> assertThat(all).allMatch(Result::isDone));
            assertThat(small.submit(() -> "goes on").await()).isEqualTo("goes on");
            small.close();
            small.join();
        }
    }

    @Test
    void shouldMakeWhoSubmitsTooMuchWait() throws Exception {
        var options = SystemOptions.defaults().mailbox(MailboxOptions.bounded(3));
        try (var other = ActorSystem.create("other", options)) {
            WorkerPool small = WorkerPool.start(other, "small", 1);
            var gate = new Gate();
            small.tell(gate::passInAnyCase);
            gate.awaitEntered();
            var submitted = new AtomicInteger();
            Thread submitter =
                    Thread.ofVirtual()
                            .start(() -> {
                                for (int i = 0; i < 20; i++) {
                                    small.submit(() -> true);
                                    submitted.incrementAndGet();
                                }
                            });

            await().until(() -> submitter.getState() == Thread.State.WAITING);
            assertThat(submitted.get()).isLessThan(10);
            gate.open();
            submitter.join();
        }
    }

    @Test
    void shouldEndTheResultsOfJobsThatDidNotRun() throws Exception {
        var gate = new Gate();
        for (int i = 0; i < 4; i++) {
            pool.tell(gate::passInAnyCase);
        }
        List<Result<Integer>> waiting =
                IntStream.range(0, 10).mapToObj(i -> pool.submit(() -> i)).toList();
        gate.awaitEntered();

        system.close(Duration.ofMillis(10));

        assertThat(waiting)
                .allSatisfy(
                        each -> assertThatThrownBy(each::await).isInstanceOf(AskException.class));
        gate.open();
    }

    @Test
    void shouldRefuseToHaveNoWorkers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerPool.start(system, "empty", 0))
                .withMessage("The pool \"empty\" needs at least 1 worker, not 0");
        WorkerPool.start(system, "empty", 1);
    }
}
