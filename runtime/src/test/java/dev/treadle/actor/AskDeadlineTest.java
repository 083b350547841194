package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.scheduler.DispatcherOptions;
import dev.treadle.scheduler.Execution;
import dev.treadle.scheduler.ManualTimers;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The deadline of an ask travels to the asks that are made while it is handled. */
class AskDeadlineTest {

    private record Ping(ReplyTo<String> replyTo) {
        @Override
        public String toString() {
            return "Ping";
        }
    }

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTimers time = new ManualTimers();
    private final Execution live = Execution.start("bank", DispatcherOptions.defaults());
    private final ActorSystem system =
            ActorSystem.create(
                    "bank",
                    SystemOptions.defaults()
                            .execution(Execution.of(live.dispatcher(), time, live.random())));
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();
    private final ActorRef<Ping> silent =
            system.spawn("silent", Actor.of(ping -> inbox.tell("silent has it")));

    @AfterEach
    void close() {
        system.close();
        live.close();
    }

    private static AskException failure(Result<?> result) {
        return catchThrowableOfType(AskException.class, result::await);
    }

    private Result<?> inner() {
        return inbox.await(2).stream()
                .filter(Result.class::isInstance)
                .map(each -> (Result<?>) each)
                .findFirst()
                .orElseThrow();
    }

    /** Asks within a handler, and keeps what it asked. */
    private ActorRef<Ping> asker(Duration timeout) {
        return system.spawn(
                "asker", Actor.of(_ -> inbox.tell(silent.<String>ask(timeout, Ping::new))));
    }

    @Test
    void shouldEndTheInnerAskWithTheOuter() {
        Result<String> outer = asker(MINUTE).ask(SECOND, Ping::new);
        Result<?> inner = inner();

        time.advance(SECOND);

        assertThat(failure(outer).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure(inner).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(failure(inner))
                .hasMessage(
                        "bank/asker asked bank/silent for Ping, but nobody replied within 1 s,"
                                + " all the time that was left for the reply of bank/asker (asked"
                                + " 1.000 s ago, 0 messages in its mailbox now)");
    }

    @Test
    void shouldLeaveAShorterTimeAlone() {
        Result<String> outer = asker(SECOND).ask(MINUTE, Ping::new);
        Result<?> inner = inner();

        time.advance(SECOND);

        assertThat(failure(inner))
                .hasMessageContaining("nobody replied within 1 s (asked 1.000 s ago");
        assertThat(outer.isDone()).isFalse();
    }

    @Test
    void shouldNotSendWhatCouldNotBeAnsweredInTime() throws Exception {
        var gate = new Gate();
        ActorRef<Ping> slow =
                system.spawn(
                        "slow",
                        Actor.of(_ -> {
                            gate.pass();
                            inbox.tell(failure(silent.<String>ask(Ping::new)));
                        }));
        Result<String> outer = slow.ask(SECOND, Ping::new);
        gate.awaitEntered();

        time.advance(SECOND.multipliedBy(2));
        gate.open();

        assertThat(failure(outer).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(inbox.await(1).getFirst())
                .isInstanceOfSatisfying(
                        AskException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT));
        assertThat(inbox.messages()).doesNotContain("silent has it");
        assertThat(letters.only().reason()).isEqualTo(DeadLetter.Reason.EXPIRED);
        assertThat(letters.only().sender()).contains("bank/slow");
    }

    @Test
    void shouldTellHowMuchTimeIsLeft() {
        var times = new Inbox<Optional<Duration>>();
        ActorFactory<Object> factory =
                () ->
                        new Actor<>() {
                            @Override
                            protected void receive(Object message) {
                                time.advance(Duration.ofMillis(400));
                                times.tell(context().timeLeft());
                            }
                        };
        ActorRef<Object> actor = system.spawn("actor", factory);

        actor.ask(SECOND, (ReplyTo<String> replyTo) -> new Ping(replyTo));
        actor.tell("told");

        assertThat(times.await(2))
                .containsExactly(Optional.of(Duration.ofMillis(600)), Optional.empty());
    }

    @Test
    void shouldHoldInALoopingActorForTheMessageReceivedLast() {
        ActorRef<Ping> looping =
                system.spawn(
                        "looping",
                        Actor.looping(self -> {
                            self.receive();
                            inbox.tell(silent.<String>ask(MINUTE, Ping::new));
                            self.receive();
                            inbox.tell(silent.<String>ask(MINUTE, Ping::new));
                            self.receive();
                        }));

        looping.ask(SECOND, Ping::new);
        looping.ask(SECOND.multipliedBy(10), Ping::new);
        inbox.await(4);
        time.advance(SECOND);

        assertThat(inbox.messages().stream().filter(Result.class::isInstance))
                .extracting(each -> ((Result<?>) each).isDone())
                .containsExactly(true, false);
    }

    @Test
    void shouldNotBindJobsWhichHaveNoDeadline() {
        Worker worker = Worker.start(system, "worker");
        var asked = new AtomicInteger();
        Result<Result<String>> inner =
                worker.submit(() -> {
                    asked.incrementAndGet();
                    return silent.<String>ask(MINUTE, Ping::new);
                });

        Result<String> ask = inner.await();
        time.advance(SECOND);

        assertThat(ask.isDone()).isFalse();
        assertThat(asked).hasValue(1);
    }
}
