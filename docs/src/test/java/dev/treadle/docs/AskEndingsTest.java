package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.AskException.Reason;
import dev.treadle.actor.Behavior;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.SystemOptions;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Each ending of an ask, with what docs/guide/results.md says that its error says. */
@ExtendWith(QuietLogs.class)
class AskEndingsTest {

    private record Question(String about, ReplyTo<String> replyTo) {}

    private final Page page = Page.of("docs/guide/results.md");
    private final ManualTimers time = new ManualTimers();
    private final Execution live = Execution.start("delphi", DispatcherOptions.defaults());
    private final ActorSystem delphi =
            ActorSystem.create(
                    "delphi",
                    SystemOptions.defaults()
                            .execution(Execution.of(live.dispatcher(), time, live.random())));
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch awake = new CountDownLatch(1);

    @AfterEach
    void close() {
        awake.countDown();
        delphi.close();
        live.close();
    }

    private static Result<String> ask(ActorRef<Question> oracle) {
        return oracle.ask(String.class, replyTo -> new Question("war", replyTo));
    }

    /** {@return an oracle that does not come to its next question yet} */
    private ActorRef<Question> sleeper(MailboxOptions mailbox) throws InterruptedException {
        ActorRef<Question> oracle =
                delphi.spawn(
                        "oracle",
                        Actor.of(question -> {
                            asleep.countDown();
                            awake.await();
                            question.replyTo().tell("perhaps");
                        }),
                        ActorOptions.defaults().mailbox(mailbox));
        ask(oracle);
        asleep.await();
        return oracle;
    }

    private void shouldEnd(Result<String> asked, Reason reason) {
        var e = catchThrowableOfType(AskException.class, asked::await);
        assertThat(e.reason()).isEqualTo(reason);
        page.shouldQuote("| `%s` |".formatted(reason));
        page.shouldQuote(
                "`" + e.getMessage().substring(e.getMessage().indexOf(", but ") + 6) + "`");
    }

    @Test
    void shouldNameAskerActorAndMessage() {
        ActorRef<Question> oracle = delphi.spawn("oracle", Actor.of(_ -> Integer.parseInt("war")));
        // tag::failure
        try {
            String answer = oracle.<String>ask(replyTo -> new Question("war", replyTo)).await();
            IO.println(answer);
        } catch (AskException e) {
            IO.println(e.reason() + ": " + e.getMessage());
        }
        // end::failure
        var e = catchThrowableOfType(AskException.class, () -> ask(oracle).await());
        assertThat(e).hasCauseInstanceOf(NumberFormatException.class);
        assertThat(e.actor()).isEqualTo("delphi/oracle");
        page.shouldQuote(e.getMessage());
        shouldEnd(ask(oracle), Reason.FAILED);
    }

    @Test
    void shouldEndWhenAnsweredWithAFailure() {
        shouldEnd(
                ask(
                        delphi.spawn(
                                "oracle",
                                Actor.of(question ->
                                        question.replyTo()
                                                .fail(new IllegalStateException("no fumes"))))),
                Reason.FAILED);
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void shouldEndWhenAnsweredWithAnotherClass() {
        ActorRef<Question> oracle =
                delphi.spawn(
                        "oracle", Actor.of(question -> ((ReplyTo) question.replyTo()).tell(42)));

        shouldEnd(ask(oracle), Reason.FAILED);
    }

    @Test
    void shouldEndWhenNotHandled() {
        ActorRef<Question> oracle =
                delphi.spawn("oracle", Actor.behaving((_, _) -> Behavior.unhandled()));

        shouldEnd(ask(oracle), Reason.FAILED);
    }

    @Test
    void shouldEndWhenKilledInItsHandler() throws Exception {
        ActorRef<Question> oracle =
                delphi.spawn(
                        "oracle",
                        Actor.of(_ -> {
                            asleep.countDown();
                            awake.await();
                        }));
        Result<String> asked = ask(oracle);
        asleep.await();

        oracle.kill();

        shouldEnd(asked, Reason.STOPPED);
    }

    @Test
    void shouldEndWhenClosedBefore() {
        ActorRef<Question> oracle = delphi.spawn("oracle", Actor.of(_ -> {}));
        oracle.close();

        shouldEnd(ask(oracle), Reason.STOPPED);
    }

    @Test
    void shouldEndWhenStoppedBeforeItsTurn() throws Exception {
        ActorRef<Question> oracle = sleeper(MailboxOptions.defaults());
        Result<String> asked = ask(oracle);

        oracle.stop();
        awake.countDown();

        shouldEnd(asked, Reason.STOPPED);
    }

    @Test
    void shouldEndWhenTheSystemIsClosed() {
        List<ReplyTo<String>> stored = new CopyOnWriteArrayList<>();
        ActorRef<Question> oracle =
                delphi.spawn("oracle", Actor.of(question -> stored.add(question.replyTo())));
        Result<String> asked = ask(oracle);

        delphi.close();

        assertThat(stored).hasSize(1);
        shouldEnd(asked, Reason.STOPPED);
    }

    @Test
    void shouldEndWhenThereIsNoRoom() throws Exception {
        ActorRef<Question> oracle = sleeper(MailboxOptions.bounded(1, Overflow.FAIL));
        ask(oracle);

        shouldEnd(ask(oracle), Reason.REJECTED);
    }

    @Test
    void shouldEndWhenNobodyReplies() throws Exception {
        ActorRef<Question> oracle = sleeper(MailboxOptions.defaults());
        Result<String> asked = ask(oracle);

        time.advance(Duration.ofSeconds(5));

        shouldEnd(asked, Reason.TIMED_OUT);
    }

    @Test
    void shouldEndWhenCancelled() throws Exception {
        Result<String> asked = ask(sleeper(MailboxOptions.defaults()));

        assertThat(asked.cancel()).isTrue();

        shouldEnd(asked, Reason.CANCELLED);
    }

    @Test
    void shouldEndWhenInterruptedWaitingForRoom() throws Exception {
        ActorRef<Question> oracle = sleeper(MailboxOptions.bounded(1));
        ask(oracle);

        Thread.currentThread().interrupt();
        Result<String> asked = ask(oracle);

        assertThat(Thread.interrupted()).isTrue();
        shouldEnd(asked, Reason.CANCELLED);
    }

    @Test
    void shouldEndWhenActorsAwaitEachOther() {
        try (var system =
                ActorSystem.create(
                        "delphi", SystemOptions.defaults().deadlockGrace(Duration.ofMillis(50)))) {
            var priest = new AtomicReference<ActorRef<Question>>();
            ActorRef<Question> oracle =
                    system.spawn(
                            "oracle", Actor.of(q -> q.replyTo().tell(ask(priest.get()).await())));
            priest.set(
                    system.spawn("priest", Actor.of(q -> q.replyTo().tell(ask(oracle).await()))));

            var e = catchThrowableOfType(AskException.class, () -> ask(oracle).await());

            var ofThePriest = (AskException) e.getCause();
            var ofTheOracle = (AskException) ofThePriest.getCause();
            assertThat(ofTheOracle.reason()).isEqualTo(Reason.DEADLOCKED);
            page.shouldQuote("| `DEADLOCKED` |");
            page.shouldQuote(
                    ofTheOracle.getMessage().substring(ofTheOracle.getMessage().indexOf("actors")));
        }
    }

    @Test
    void shouldSayThatItMayStillCome() throws Exception {
        Result<String> asked = ask(sleeper(MailboxOptions.defaults()));

        assertThatExceptionOfType(AwaitTimeoutException.class)
                .isThrownBy(() -> asked.await(Duration.ofMillis(1)))
                .satisfies(e -> page.shouldQuote(e.getMessage()));
        awake.countDown();
        assertThat(asked.await()).isEqualTo("perhaps");
    }

    @Test
    void shouldMakeADeadLetterOfALateReply() throws Exception {
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        delphi.deadLetters().attach(letters::add);
        Result<String> asked = ask(sleeper(MailboxOptions.defaults()));
        asked.cancel();

        awake.countDown();

        await().until(() -> !letters.isEmpty());
        page.shouldQuote(letters.getFirst().toString());
    }

    // tag::forwarding
    @Test
    void shouldReplyFromSomewhereElse() {
        ActorRef<Question> expert =
                delphi.spawn("expert", Actor.of(question -> question.replyTo().tell("tomorrow")));
        ActorRef<Question> oracle = delphi.spawn("oracle", Actor.of(expert::tell));

        String answer = oracle.ask(String.class, replyTo -> new Question("rain", replyTo)).await();

        assertThat(answer).isEqualTo("tomorrow");
    }
    // end::forwarding
}
