package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.logging.Level;

/** A system is closed when all is handled; what would not end is named. */
class ClosingTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();

    @Test
    void shouldHandleAllMessagesFirst() {
        ActorRef<Integer> actor = system.spawn("actor", Actor.of(inbox::tell));
        for (int i = 0; i < 10_000; i++) {
            actor.tell(i);
        }

        CloseReport report = system.close(Duration.ofSeconds(20));

        assertThat(inbox.messages()).hasSize(10_000);
        assertThat(report.clean()).isTrue();
        assertThat(report.quiet()).isTrue();
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.deadLetters()).isZero();
        assertThat(report.toString()).matches("closed in [0-9.E-]+ s, quiet, 0 dead letters");
        assertThat(actor.isTerminated()).isTrue();
    }

    @Test
    void shouldEndActorsInReverseOrderOfStart() {
        for (int i = 0; i < 5; i++) {
            int number = i;
            system.spawn(
                    "a" + i,
                    () ->
                            new Actor<>() {
                                @Override
                                protected void receive(Object message) {}

                                @Override
                                protected void onSignal(Signal signal) {
                                    if (signal instanceof Signal.PostStop) {
                                        inbox.tell(number);
                                    }
                                }
                            });
        }

        system.close();

        assertThat(inbox.messages()).containsExactly(4, 3, 2, 1, 0);
    }

    @Test
    void shouldWaitForASleepingHandler() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            gate.pass();
                            inbox.tell(message);
                        }));
        actor.tell("a");
        gate.awaitEntered();
        Clients.start(gate::open);

        assertThat(system.close(Duration.ofSeconds(20)).clean()).isTrue();

        assertThat(inbox.messages()).containsExactly("a");
    }

    @Test
    void shouldNameWhatDidNotEndAndWhereItWas() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor = system.spawn("stubborn", Actor.of(_ -> gate.passInAnyCase()));
        List.of("a", "b", "c").forEach(actor::tell);
        gate.awaitEntered();

        CloseReport report = system.close(SHORT);

        assertThat(report.clean()).isFalse();
        assertThat(report.quiet()).isFalse();
        assertThat(report.leftovers()).hasSize(1);
        CloseReport.Leftover leftover = report.leftovers().getFirst();
        assertThat(leftover.path()).isEqualTo("bank/stubborn");
        assertThat(leftover.waiting()).isEqualTo(2);
        assertThat(leftover.stack())
                .anyMatch(frame -> frame.getMethodName().equals("passInAnyCase"));
        assertThat(report.toString())
                .contains("with messages left to handle")
                .contains("1 actor did not end:")
                .contains("bank/stubborn with 2 messages waiting")
                .contains("Gate.passInAnyCase");
        assertThat(log.lines(Level.WARNING)).anyMatch(line -> line.startsWith("bank closed in"));
        gate.open();
        actor.join();
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("b", "c");
    }

    @Test
    void shouldBlameOnlyThoseThatOthersWaitFor() throws Exception {
        var gate = new Gate();
        var asked = new Gate();
        ActorRef<ReplyTo<String>> silent =
                system.spawn("silent", Actor.<ReplyTo<String>>of(_ -> asked.passInAnyCase()));
        for (int i = 0; i < 5; i++) {
            system.spawn("idle" + i, Actor.of(inbox::tell));
        }
        ActorRef<String> busy = system.spawn("busy", Actor.of(_ -> gate.passInAnyCase()));
        ActorRef<String> waiting =
                system.spawn(
                        "waiting",
                        Actor.of(_ ->
                                silent.<String>ask(Duration.ofMinutes(1), replyTo -> replyTo)
                                        .await()));
        busy.tell("go");
        gate.awaitEntered();
        waiting.tell("go");
        asked.awaitEntered();

        CloseReport report = system.close(SHORT);

        gate.open();
        asked.open();
        assertThat(report.leftovers())
                .extracting(CloseReport.Leftover::path)
                .startsWith("bank/waiting")
                .containsExactlyInAnyOrder("bank/waiting", "bank/busy", "bank/silent");
        assertThat(report.toString())
                .contains(
                        "bank/waiting with 0 messages waiting, itself waiting for the reply of"
                                + " bank/silent");
    }

    @Test
    void shouldRefuseANegativeDeadline() {
        assertThatThrownBy(() -> system.close(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("deadline is zero or more, not -1 s");

        system.spawn("still-open", Actor.of(_ -> {})).tell("go");
        assertThat(system.close(Duration.ofSeconds(20)).clean()).isTrue();
    }

    @Test
    void shouldKillWhatIsLeftAtTheDeadline() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor = system.spawn("sleeper", Actor.of(_ -> gate.pass()));
        actor.tell("a");
        gate.awaitEntered();

        CloseReport report = system.close(SHORT);

        assertThat(report.leftovers()).extracting("path").containsExactly("bank/sleeper");
        assertThat(actor.isTerminated()).isTrue();
    }

    @Test
    void shouldStopActorsThatNeverComeToRest() {
        ActorRef<Integer> busy =
                system.spawn(
                        "busy",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(Integer message) {
                                        self().tell(message + 1);
                                    }
                                });
        busy.tell(0);

        CloseReport report = system.close(SHORT);

        assertThat(report.quiet()).isFalse();
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.deadLetters()).isPositive();
        assertThat(busy.isTerminated()).isTrue();
    }

    @Test
    void shouldRefuseActorsAndMessagesAfterwards() {
        ActorRef<String> actor = system.spawn("actor", Actor.of(inbox::tell));
        system.close();

        actor.tell("too late");

        assertThat(letters.messages(Reason.CLOSED)).containsExactly("too late");
        assertThatThrownBy(() -> system.spawn("b", Actor.of(_ -> {})))
                .isInstanceOf(SpawnException.class)
                .hasMessage("bank is ending, or has ended, and starts no \"b\" any more");
        assertThatThrownBy(() -> system.exchange("orders", String.class))
                .hasMessageContaining("closed");
    }

    @Test
    void shouldReportTheSameToAllWhoCloseIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<CloseReport> close = () -> system.close(Duration.ofSeconds(20));
            var reports = threads.invokeAll(List.of(close, close, close));
            for (var each : reports) {
                assertThat(each.get()).isSameAs(system.close(Duration.ZERO));
            }
        }
    }

    @Test
    void shouldNotBeDoneByAnActorOfItsOwn() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.of(_ ->
                                assertThatThrownBy(system::close)
                                        .isInstanceOf(IllegalStateException.class)
                                        .satisfies(inbox::tell)));

        actor.tell("go");

        assertThat(inbox.await(1).getFirst())
                .hasToString(
                        "java.lang.IllegalStateException: bank/actor cannot close bank, which waits"
                                + " for it to end; let a thread outside do it");
    }

    @Test
    void shouldNotBeDoneWhileAnInstanceIsMade() {
        ActorFactory<String> closing =
                () -> {
                    system.close();
                    return Actor.<String>of(_ -> {}).create();
                };

        assertThatThrownBy(() -> system.spawn("hasty", closing))
                .isInstanceOf(SpawnException.class)
                .hasRootCauseMessage(
                        "bank/hasty cannot close bank, which waits for it to end; let a thread"
                                + " outside do it");
        assertThat(system.spawn("next", Actor.of(_ -> {})).isTerminated()).isFalse();
    }

    @Test
    void shouldBeDoneByAnActorOfAnotherSystem() {
        try (var other = ActorSystem.create("other")) {
            other.spawn("closer", Actor.<String>of(_ -> inbox.tell(system.close(SHORT))))
                    .tell("go");
            assertThat(((CloseReport) inbox.await(1).getFirst()).clean()).isTrue();
        }
    }

    @Test
    void shouldBeDoneByATimer() {
        system.timers().once(Duration.ZERO, () -> inbox.tell(system.close(SHORT)));

        assertThat(((CloseReport) inbox.await(1).getFirst()).clean()).isTrue();
    }
}
