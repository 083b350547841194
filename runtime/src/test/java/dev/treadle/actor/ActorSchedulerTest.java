package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.TaskFailedException;
import dev.treadle.exchange.Exchange;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Named actors that take turns. */
class ActorSchedulerTest {

    private final ActorScheduler scheduler = ActorScheduler.create("coop");
    private final Inbox<DeadLetter> lost = new Inbox<>();

    /** Plain, on purpose: all of it is written in turns. */
    private final List<Object> log = new ArrayList<>();

    @BeforeEach
    void lookForWhatIsLost() {
        scheduler.deadLetters().attach(lost);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    private <M> CooperativeRef<M> spawnLogging(String name) {
        return scheduler.spawn(
                name,
                self -> {
                    try {
                        while (true) {
                            log.add(name + " " + self.receive());
                        }
                    } catch (ActorExit exit) {
                        log.add(name + " exits");
                        throw exit;
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void shouldSendRecursivelyAndEndWhenNothingIsLeft(int from) {
        long[] sum = new long[1];
        scheduler.<Integer>spawn(
                "printer",
                self -> {
                    while (true) {
                        sum[0] += self.receive();
                    }
                });
        scheduler.<Integer>spawn(
                "counter",
                self -> {
                    for (int n = self.receive(); n > 0; n = self.receive()) {
                        scheduler.tell("printer", n);
                        scheduler.tell("counter", n - 1);
                    }
                });
        scheduler.tell("counter", from);

        scheduler.run();

        assertThat(sum[0]).isEqualTo((long) from * (from + 1) / 2);
        assertThat(scheduler.actor("counter")).isEmpty();
        assertThat(scheduler.actor("printer")).isPresent();
    }

    @Test
    void shouldReceiveInTheOrderOfSendingOneMessageATurn() {
        CooperativeRef<String> a = spawnLogging("a");
        CooperativeRef<String> b = spawnLogging("b");
        a.tell("1");
        a.tell("2");
        b.tell("1");
        b.tell("2");

        scheduler.run();
        a.tell("3");
        scheduler.run();

        assertThat(log).containsExactly("a 1", "b 1", "a 2", "b 2", "a 3");
    }

    @Test
    void shouldMakeADeadLetterOfWhatIsSentToAnUnknownName() {
        scheduler.tell("nobody", "hello");

        DeadLetter letter = lost.await(1).getFirst();
        assertThat(letter.recipient()).isEqualTo("coop/nobody");
        assertThat(letter.reason()).isEqualTo(Reason.CLOSED);
    }

    @Test
    void shouldExitBehindAllThatWasSentBeforeItsClose() {
        CooperativeRef<String> a = spawnLogging("a");
        a.tell("1");
        a.tell("2");
        a.close();
        a.tell("3");
        assertThat(a.offer("4")).isFalse();

        scheduler.run();

        assertThat(log).containsExactly("a 1", "a 2", "a exits");
        assertThat(a.isTerminated()).isTrue();
        assertThat(lost.messages()).extracting(DeadLetter::message).containsExactly("3");
    }

    @Test
    void shouldExitAtOnceWhenItIsStopped() {
        CooperativeRef<String> a = spawnLogging("a");
        a.tell("1");
        scheduler.run();
        a.tell("2");
        a.stop();

        scheduler.run();

        assertThat(log).containsExactly("a 1", "a exits");
        assertThat(lost.messages())
                .extracting(DeadLetter::message, DeadLetter::reason)
                .containsExactly(tuple("2", Reason.STOPPED));
    }

    @Test
    void shouldEndAllAtCloseAndLoseNothingSilently() {
        CooperativeRef<String> begun = spawnLogging("begun");
        scheduler.run();
        CooperativeRef<String> neverBegun = spawnLogging("never begun".replace(' ', '-'));
        neverBegun.tell("hello");

        scheduler.close();

        assertThat(begun.isTerminated()).isTrue();
        assertThat(neverBegun.isTerminated()).isTrue();
        assertThat(log).containsExactly("begun exits");
        assertThat(lost.messages()).extracting(DeadLetter::message).containsExactly("hello");
        assertThatThrownBy(() -> spawnLogging("late")).hasMessageContaining("closed");
        assertThat(scheduler.actor("late")).isEmpty();
    }

    @Test
    void shouldLetAFailureLeaveThroughTheRunAndKeepTheOthers() {
        CooperativeRef<String> failing =
                scheduler.spawn(
                        "failing",
                        self -> {
                            throw new IllegalArgumentException("cannot " + self.receive());
                        });
        CooperativeRef<String> other = spawnLogging("other");
        failing.tell("jump");
        failing.tell("sing");
        other.tell("hello");

        assertThatThrownBy(scheduler::run)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("coop/failing")
                .hasRootCauseMessage("cannot jump");
        scheduler.run();

        assertThat(log).containsExactly("other hello");
        assertThat(lost.messages())
                .extracting(DeadLetter::message, DeadLetter::reason)
                .containsExactly(tuple("jump", Reason.FAILED), tuple("sing", Reason.STOPPED));
    }

    @Test
    void shouldRefuseATakenOrIllegalName() {
        spawnLogging("a");

        assertThatThrownBy(() -> spawnLogging("a"))
                .isInstanceOf(IllegalActorNameException.class)
                .hasMessageContaining("\"a\"");
        assertThatThrownBy(() -> spawnLogging("no/slash"))
                .isInstanceOf(IllegalActorNameException.class);
    }

    @Test
    void shouldAdmitOverCapacityWhatAnActorSendsAndThenSayNo() {
        CooperativeRef<Integer> slow =
                scheduler.spawn(
                        "slow",
                        self -> {
                            while (true) {
                                log.add(self.receive());
                            }
                        },
                        MailboxOptions.bounded(2));
        scheduler.<String>spawn(
                "fast",
                self -> {
                    self.receive();
                    try {
                        for (int i = 0; ; i++) {
                            slow.tell(i);
                        }
                    } catch (MailboxFullException e) {
                        log.add("full");
                    }
                });
        scheduler.tell("fast", "go");

        scheduler.run();

        assertThat(log).hasSize(34).startsWith("full", 0, 1).endsWith(31, 32);
        assertThat(lost.messages()).extracting(DeadLetter::reason).containsExactly(Reason.CEILING);
    }

    @Test
    void shouldLetOtherThreadsWaitForRoom() throws InterruptedException {
        int each = 1_000;
        long[] sum = new long[1];
        CooperativeRef<Integer> adder =
                scheduler.spawn(
                        "adder",
                        self -> {
                            while (true) {
                                sum[0] += self.receive();
                            }
                        },
                        MailboxOptions.bounded(3));
        Thread serving = Thread.ofPlatform().start(scheduler::serve);
        List<Thread> senders =
                IntStream.range(0, 4)
                        .mapToObj(_ ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                IntStream.rangeClosed(1, each)
                                                        .forEach(adder::tell)))
                        .toList();
        for (Thread sender : senders) {
            sender.join();
        }

        adder.close();
        var ended = new Inbox<String>();
        adder.whenTerminated(() -> ended.tell("ended"));
        ended.await(1);
        scheduler.close();

        serving.join();
        assertThat(sum[0]).isEqualTo(4L * each * (each + 1) / 2);
        assertThat(lost.messages()).isEmpty();
    }

    @Test
    void shouldFollowTheOtherPoliciesOfAFullMailbox() {
        var failing =
                scheduler.<Integer>spawn(
                        "failing",
                        self -> self.receive(),
                        MailboxOptions.bounded(1, Overflow.FAIL));
        var dropping =
                scheduler.<Integer>spawn(
                        "dropping",
                        self -> log.add(self.receive()),
                        MailboxOptions.bounded(1, Overflow.DROP_OLDEST));
        failing.tell(1);
        assertThatThrownBy(() -> failing.tell(2)).isInstanceOf(MailboxFullException.class);
        dropping.tell(1);
        dropping.tell(2);

        scheduler.run();

        assertThat(log).containsExactly(2);
        assertThat(lost.messages())
                .extracting(DeadLetter::reason)
                .containsExactly(Reason.MAILBOX_FULL, Reason.DROPPED);
    }

    @Test
    void shouldTalkToTheActorsOfARunningSystem() {
        record Question(int number, ReplyTo<Integer> replyTo) {}
        try (var system = ActorSystem.create("system")) {
            ActorRef<Question> squarer =
                    system.spawn(
                            "squarer",
                            Actor.of(question ->
                                    question.replyTo()
                                            .tell(question.number() * question.number())));
            try (var beside = ActorScheduler.in(system, "beside")) {
                CooperativeRef<Integer> asker =
                        beside.spawn(
                                "asker",
                                self -> {
                                    int number = self.receive();
                                    log.add(
                                            self.yield(
                                                    Event.of(
                                                            squarer.ask(
                                                                    Integer.class,
                                                                    replyTo ->
                                                                            new Question(
                                                                                    number,
                                                                                    replyTo)))));
                                });
                asker.tell(12);

                beside.run();

                assertThat(asker.path()).isEqualTo("system/beside/asker");
                var box = new DeadLetterBox(system);
                asker.tell(13);
                assertThat(box.only().recipient()).isEqualTo("system/beside/asker");
            }
        }
        assertThat(log).containsExactly(144);
    }

    @Test
    void shouldBeSubscribedToAnExchangeAsLongAsItLives() {
        try (var system = ActorSystem.create("system");
                var beside = ActorScheduler.in(system, "beside")) {
            Exchange<String> news = system.exchange("news", String.class);
            CooperativeRef<String> reader =
                    beside.spawn(
                            "reader",
                            self -> {
                                for (String s = self.receive();
                                        !s.equals("end");
                                        s = self.receive()) {
                                    log.add(s);
                                }
                            });
            news.attach(reader);
            news.tell("one");
            news.tell("two");
            news.tell("end");
            beside.run();

            assertThat(log).containsExactly("one", "two");
            assertThat(news.subscribers()).isZero();
        }
    }

    @Test
    void shouldWaitForOtherThingsThanMessages() {
        scheduler.<Map<String, Integer>>spawn(
                "sleeper",
                self -> {
                    log.add(self.receive());
                    self.yield(Event.after(Duration.ofMillis(1)));
                    log.add("awake");
                    log.add(self.receive());
                });
        scheduler.tell("sleeper", Map.of("one", 1));
        scheduler.tell("sleeper", Map.of("two", 2));

        scheduler.run();

        assertThat(log).containsExactly(Map.of("one", 1), "awake", Map.of("two", 2));
    }
}
