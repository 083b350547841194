package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;

/** An ask that nobody answers in time says who was asked what, since when, and how busy it was. */
class AskTimeoutTest {

    private static final Duration SHORT = Duration.ofMillis(30);

    /** A question; its text alone is in errors. */
    private record Ping(ReplyTo<String> replyTo) {
        @Override
        public String toString() {
            return "Ping";
        }
    }

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Gate gate = new Gate();

    private static AskException timedOut(Result<String> result) {
        var error = catchThrowableOfType(AskException.class, result::await);
        assertThat(error.reason()).isEqualTo(Reason.TIMED_OUT);
        return error;
    }

    @Test
    void shouldSayAllThatIsKnown() throws Exception {
        ActorRef<Ping> actor = system.spawn("actor", Actor.of(_ -> gate.pass()));
        actor.ask(Ping::new);
        gate.awaitEntered();
        actor.ask(Ping::new);

        Result<String> result = actor.ask(SHORT, Ping::new);

        assertThat(timedOut(result))
                .hasMessageMatching(
                        "Somebody outside asked bank/actor for Ping, but nobody replied within"
                                + " 0\\.03 s \\(asked 0\\.\\d{3} s ago, 2 messages in its mailbox"
                                + " now\\)");
        gate.open();
    }

    @Test
    void shouldNameTheAsker() {
        ActorRef<Ping> silent = system.spawn("silent", Actor.of(_ -> {}));
        var errors = new Inbox<Throwable>();
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        Actor.of(_ -> errors.tell(timedOut(silent.ask(SHORT, Ping::new)))));

        asker.tell("go");

        assertThat(errors.await(1).getFirst())
                .hasMessageStartingWith("bank/asker asked bank/silent for Ping");
    }

    @Test
    void shouldMakeADeadLetterOfALateReply() throws Exception {
        ActorRef<Ping> actor =
                system.spawn(
                        "actor",
                        Actor.of(ping -> {
                            gate.pass();
                            ping.replyTo().tell("late");
                        }));

        timedOut(actor.ask(SHORT, Ping::new));
        gate.open();

        assertThat(letters.only().message()).isEqualTo("late");
        assertThat(letters.only().reason()).isEqualTo(DeadLetter.Reason.LATE_REPLY);
    }

    @Test
    void shouldTakeTheSystemsTimeUnlessGivenAnother() {
        var options = SystemOptions.defaults().askTimeout(SHORT);
        try (var quick = ActorSystem.create("quick", options)) {
            ActorRef<Ping> silent = quick.spawn("silent", Actor.of(_ -> {}));
            Result<String> patient = silent.ask(Duration.ofHours(1), Ping::new);

            timedOut(silent.ask(Ping::new));
            timedOut(silent.ask(String.class, Ping::new));

            assertThat(patient.isDone()).isFalse();
        }
    }

    @Test
    void shouldCountTheWaitForRoom() throws Exception {
        var options = ActorOptions.defaults().mailbox(MailboxOptions.bounded(1));
        ActorRef<Ping> actor = system.spawn("actor", Actor.of(_ -> gate.pass()), options);
        actor.ask(Ping::new);
        gate.awaitEntered();
        actor.ask(Ping::new);

        timedOut(actor.ask(SHORT, Ping::new));
        gate.open();
    }

    @Test
    void shouldNotBeginAnewWhenThereIsRoom() throws Exception {
        try (var time = new ManualTime("patient")) {
            var options = ActorOptions.defaults().mailbox(MailboxOptions.bounded(1));
            ActorRef<Ping> full =
                    time.system().spawn("full", Actor.of(_ -> gate.passInAnyCase()), options);
            full.ask(Ping::new);
            gate.awaitEntered();
            full.ask(Ping::new);
            var asked = new Inbox<Result<String>>();
            Thread asker =
                    Thread.ofVirtual()
                            .start(() -> asked.tell(full.ask(Duration.ofSeconds(10), Ping::new)));
            await().until(() -> asker.getState() == Thread.State.TIMED_WAITING);

            time.advance(Duration.ofSeconds(6));
            gate.open();
            Result<String> result = asked.await(1).getFirst();
            time.advance(Duration.ofSeconds(4));

            assertThat(timedOut(result)).hasMessageContaining("(asked 10.000 s ago");
        }
    }

    @Test
    void shouldGoOnWhenOnlyAWaitTimedOut() {
        var inbox = new Inbox<Ping>();
        ActorRef<Ping> actor = system.spawn("actor", Actor.of(inbox::tell));
        Result<String> result = actor.ask(Ping::new);

        assertThatThrownBy(() -> result.await(SHORT))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasMessage("the reply of bank/actor has not come within 0.03 s, but still may");
        inbox.await(1).getFirst().replyTo().tell("pong");

        assertThat(result.await()).isEqualTo("pong");
    }

    @Test
    void shouldNotTimeOutLongAfterTheReply() {
        ActorRef<Ping> actor = system.spawn("actor", Actor.of(ping -> ping.replyTo().tell("pong")));

        for (int i = 0; i < 1_000; i++) {
            actor.ask(Ping::new).await();
        }

        // who awaits may go on a moment before the last time-out is cancelled
        await().until(() -> system.timers().pending() == 0);
    }
}
