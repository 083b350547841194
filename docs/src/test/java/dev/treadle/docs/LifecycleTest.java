package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.CloseReport;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ReplyTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The programs of docs/guide/supervision-and-lifecycle.md about endings. */
@ExtendWith(QuietLogs.class)
class LifecycleTest {

    private final Page page = Page.of("docs/guide/supervision-and-lifecycle.md");
    private final CountDownLatch busy = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final List<Integer> handled = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();

    /** {@return an actor that is at its first message, with two more in its mailbox} */
    private ActorRef<Integer> atWork(ActorSystem system) throws InterruptedException {
        system.deadLetters().attach(letters::add);
        ActorRef<Integer> worker =
                system.spawn(
                        "worker",
                        Actor.of(n -> {
                            busy.countDown();
                            done.await();
                            handled.add(n);
                        }));
        for (int n = 1; n <= 3; n++) {
            worker.tell(n);
        }
        busy.await();
        return worker;
    }

    @Test
    void shouldHandleAllBeforeAClose() throws Exception {
        try (var system = ActorSystem.create("works")) {
            ActorRef<Integer> worker = atWork(system);

            worker.close();
            worker.tell(4);
            done.countDown();
            worker.join();

            assertThat(handled).containsExactly(1, 2, 3);
            assertThat(letters).extracting(DeadLetter::message).containsExactly(4);
            assertThat(letters.getFirst().reason()).isEqualTo(DeadLetter.Reason.CLOSED);
        }
    }

    @Test
    void shouldFinishTheMessageBeforeAStop() throws Exception {
        try (var system = ActorSystem.create("works")) {
            ActorRef<Integer> worker = atWork(system);

            worker.stop();
            done.countDown();
            worker.join();

            assertThat(handled).containsExactly(1);
            assertThat(letters).extracting(DeadLetter::message).containsExactly(2, 3);
            assertThat(letters.getFirst().reason()).isEqualTo(DeadLetter.Reason.STOPPED);
        }
    }

    @Test
    void shouldInterruptTheHandlerAtAKill() throws Exception {
        try (var system = ActorSystem.create("works")) {
            ActorRef<Integer> worker = atWork(system);

            worker.kill();
            worker.join();

            assertThat(handled).isEmpty();
            assertThat(letters).hasSize(3);
        }
    }

    @Test
    void shouldReportWhoDidNotStop() throws Exception {
        var system = ActorSystem.create("works");
        system.spawn(
                        "stubborn",
                        Actor.<Integer>of(_ -> {
                            busy.countDown();
                            awaitWhateverHappens(done);
                        }))
                .tell(1);
        busy.await();
        // tag::report
        CloseReport report = system.close(Duration.ofMillis(100));
        if (!report.clean()) {
            report.leftovers().forEach(each -> IO.println(each.path() + " did not stop"));
        }
        // end::report
        done.countDown();
        assertThat(report.leftovers()).hasSize(1);
        CloseReport.Leftover left = report.leftovers().getFirst();
        assertThat(left.path()).isEqualTo("works/stubborn");
        assertThat(left.stack())
                .extracting(StackTraceElement::getMethodName)
                .contains("awaitWhateverHappens");
    }

    private static void awaitWhateverHappens(CountDownLatch latch) {
        for (boolean there = false; !there; ) {
            try {
                latch.await();
                there = true;
            } catch (InterruptedException e) {
                // stays all the same
            }
        }
    }

    private record CloseAll(ReplyTo<String> replyTo) {}

    @Test
    void shouldNotLetAnActorCloseItsSystem() {
        try (var system = ActorSystem.create("works")) {
            ActorRef<CloseAll> worker =
                    system.spawn("worker", Actor.of(_ -> system.close(Duration.ofSeconds(1))));

            assertThatThrownBy(() -> worker.ask(String.class, CloseAll::new).await())
                    .isInstanceOf(AskException.class)
                    .satisfies(e -> page.shouldQuote(e.getCause().getMessage()));
        }
    }
}
