package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A worker runs jobs, one at a time, and gives a result for each. */
@ExtendWith(QuietLogs.class)
class WorkerTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Worker worker = Worker.start(system, "worker");

    @Test
    void shouldGiveTheResult() {
        Result<Integer> power = worker.submit(() -> 8);
        worker.close();
        worker.join();

        assertThat(power.await()).isEqualTo(8);
    }

    @Test
    void shouldGiveNullToo() {
        assertThat(worker.<Object>submit(() -> null).await()).isNull();
    }

    @Test
    void shouldRunJobsOneAtATimeInOrder() {
        var order = new ArrayList<Integer>(); // not safe for two threads at a time
        List<Result<Boolean>> all =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> worker.<Boolean>submit(() -> order.add(i)))
                        .toList();

        assertThat(Result.all(all).await()).containsOnly(true);
        assertThat(order).hasSize(1_000).isSorted();
    }

    @Test
    void shouldGiveWhatTheJobThrew() {
        var cause = new IOException("no disk");

        Result<String> failed =
                worker.submit(() -> {
                    throw cause;
                });

        assertThatThrownBy(failed::await)
                .isInstanceOf(AskException.class)
                .hasCause(cause)
                .hasMessageContaining("no disk");
        assertThat(worker.submit(() -> "goes on").await()).isEqualTo("goes on");
    }

    @Test
    void shouldGiveTheErrorThatTheJobThrew() {
        var cause = new StackOverflowError();

        Result<String> failed =
                worker.submit(() -> {
                    throw cause;
                });

        assertThatThrownBy(failed::await).isInstanceOf(AskException.class).hasCause(cause);
        assertThat(worker.submit(() -> "goes on").await()).isEqualTo("goes on");
    }

    @Test
    void shouldRunWhatItIsTold() {
        var inbox = new Inbox<String>();

        worker.tell(() -> inbox.tell("told"));
        worker.tell(() -> {
            throw new IllegalArgumentException("logged");
        });
        worker.tell(() -> inbox.tell("told again"));

        assertThat(inbox.await(2)).containsExactly("told", "told again");
    }

    @Test
    void shouldRunAllThatWasSubmittedBeforeItIsClosedAndRefuseTheRest() throws Exception {
        var gate = new Gate();
        var letters = new DeadLetterBox(system);
        worker.tell(() -> {
            gate.passInAnyCase();
        });
        Result<String> before = worker.submit(() -> "before");
        gate.awaitEntered();

        worker.close();
        Result<String> after = worker.submit(() -> "after");
        worker.tell(() -> {});
        gate.open();

        assertThat(before.await()).isEqualTo("before");
        assertThatThrownBy(after::await)
                .isInstanceOfSatisfying(
                        AskException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STOPPED));
        assertThat(letters.messages(DeadLetter.Reason.CLOSED)).hasSize(2);
    }

    @Test
    void shouldEndTheResultOfAJobThatIsKilled() throws Exception {
        var gate = new Gate();
        Result<String> result =
                worker.submit(() -> {
                    gate.pass();
                    return "never";
                });
        Result<String> next = worker.submit(() -> "never");
        gate.awaitEntered();

        system.close(Duration.ofMillis(10));

        assertThatThrownBy(result::await)
                .isInstanceOf(AskException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(next::await).isInstanceOf(AskException.class);
    }

    @Test
    void shouldBeReportedIfAJobAwaitsALaterOneOfItsWorker() {
        try (var impatient =
                ActorSystem.create(
                        "i", SystemOptions.defaults().deadlockGrace(Duration.ofMillis(20)))) {
            Worker own = Worker.start(impatient, "own");
            Result<Integer> result = own.submit(() -> own.submit(() -> 1).await());

            assertThatThrownBy(result::await)
                    .isInstanceOf(AskException.class)
                    .rootCause()
                    .hasMessageContaining("i/own -> i/own");
        }
    }

    @Test
    void shouldRefuseNull() {
        assertThatNullPointerException().isThrownBy(() -> worker.submit(null)).withMessage("job");
        assertThatNullPointerException().isThrownBy(() -> worker.tell(null)).withMessage("job");
        assertThatNullPointerException()
                .isThrownBy(() -> Worker.start(null, "a"))
                .withMessage("system");
    }
}
