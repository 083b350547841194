package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A restart that does not go smoothly. */
@ExtendWith(QuietLogs.class)
class RestartTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose private final Uncaught uncaught = new Uncaught();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();
    private final AtomicInteger made = new AtomicInteger();

    private final class Failing extends Actor<String> {
        @Override
        protected void receive(String message) {
            if (message.equals("fail")) {
                throw new IllegalArgumentException(message);
            }
            inbox.tell(message);
        }
    }

    /** Makes the first and the last instance, and fails in between. */
    private ActorFactory<String> failingBetween(int first, int last) {
        return () -> {
            int number = made.incrementAndGet();
            if (number > first && number < last) {
                throw new IllegalStateException("not now");
            }
            return new Failing();
        };
    }

    private static ActorOptions restarts(int limit) {
        return ActorOptions.defaults().supervision(Supervision.restart().atMost(limit, LONG));
    }

    @Test
    void shouldTryAgainIfTheFactoryFails() {
        ActorRef<String> actor = system.spawn("actor", failingBetween(1, 5), restarts(10));

        List.of("fail", "after").forEach(actor::tell);

        assertThat(inbox.await(1)).containsExactly("after");
        assertThat(made).hasValue(5);
    }

    @Test
    void shouldTryAgainAsOftenAsAllowed() {
        var letters = new DeadLetterBox(system);
        ActorRef<String> actor = system.spawn("actor", failingBetween(1, 1_000), restarts(10));

        actor.tell("fail");
        actor.join();

        assertThat(made).hasValue(11);
        assertThat(letters.messages(Reason.FAILED)).containsExactly("fail");
    }

    @Test
    void shouldTryAgainVeryOften() {
        ActorRef<String> actor =
                system.spawn("actor", failingBetween(1, 50_000), restarts(100_000));

        List.of("fail", "after").forEach(actor::tell);

        assertThat(inbox.await(1)).containsExactly("after");
        assertThat(made).hasValue(50_000);
    }

    @Test
    void shouldEndWhenStoppedWhileItTries() {
        var unlimited = restarts(Integer.MAX_VALUE);
        ActorRef<String> actor = system.spawn("actor", failingBetween(1, 2_000_000_000), unlimited);

        actor.tell("fail");
        await().until(() -> made.get() > 2);
        actor.stop();
        actor.join();
    }

    @Test
    void shouldStopIfTheFactoryThrowsAnError() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () -> {
                            if (made.incrementAndGet() > 1) {
                                throw new AssertionError("on purpose");
                            }
                            return new Failing();
                        });

        actor.tell("fail");
        actor.join();

        assertThat(made).hasValue(2);
    }

    private static ActorOptions resumesWithoutInstance(Supervision resume) {
        return ActorOptions.defaults()
                .supervision(Supervision.restart().on(IllegalStateException.class, resume));
    }

    @Test
    void shouldTryAgainWhereThereIsNoInstanceToResume() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        failingBetween(1, 5),
                        resumesWithoutInstance(Supervision.resume()));

        List.of("fail", "after").forEach(actor::tell);

        assertThat(inbox.await(1)).containsExactly("after");
        assertThat(made).hasValue(5);
    }

    @Test
    void shouldStopAfterTheUsualLimitWhereThereIsNoInstanceToResume() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        failingBetween(1, 2_000_000_000),
                        resumesWithoutInstance(Supervision.resume()));

        actor.tell("fail");

        assertThat(actor.join(Duration.ofSeconds(20))).isTrue();
        assertThat(made).hasValue(12);
    }

    @Test
    void shouldStopAfterItsOwnLimitWhereThereIsNoInstanceToResume() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        failingBetween(1, 2_000_000_000),
                        resumesWithoutInstance(Supervision.resume().atMost(20, LONG)));

        actor.tell("fail");

        assertThat(actor.join(Duration.ofSeconds(20))).isTrue();
        assertThat(made).hasValue(22);
    }

    @Test
    void shouldNotBeResumedForEverWhenASiblingHasItRestarted() {
        var children = new Inbox<ActorRef<String>>();
        system.spawn(
                "parent",
                () ->
                        new Actor<String>() {
                            {
                                var all = Supervision.restart().allForOne();
                                var one = Supervision.resume();
                                children.tell(
                                        context()
                                                .spawn(
                                                        "failing",
                                                        Failing::new,
                                                        ActorOptions.defaults().supervision(all)));
                                children.tell(
                                        context()
                                                .spawn(
                                                        "resuming",
                                                        failingBetween(1, 2_000_000_000),
                                                        ActorOptions.defaults().supervision(one)));
                            }

                            @Override
                            protected void receive(String message) {}
                        });
        ActorRef<String> failing = children.await(2).getFirst();

        List.of("fail", "after").forEach(failing::tell);

        assertThat(inbox.await(1)).containsExactly("after");
        assertThat(children.messages().getLast().join(Duration.ofSeconds(20))).isTrue();
        assertThat(made).hasValue(12);
    }

    @Test
    void shouldWaitForChildrenThatTakeTheirTime() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () -> {
                            inbox.tell("made");
                            return new Parent(gate);
                        });
        actor.tell("busy child");
        gate.awaitEntered();

        List.of("fail", "after").forEach(actor::tell);
        assertThat(inbox.await(2)).containsExactly("made", "failing");
        gate.open();

        assertThat(inbox.await(4)).containsExactly("made", "failing", "made", "after");
    }

    /** Keeps its child busy, fails, or goes on. */
    private final class Parent extends Actor<String> {
        private final ActorRef<String> child;

        Parent(Gate gate) {
            child = context().spawn("child", Actor.of(_ -> gate.passInAnyCase()));
        }

        @Override
        protected void receive(String message) {
            switch (message) {
                case "busy child" -> child.tell(message);
                case "fail" -> {
                    inbox.tell("failing");
                    throw new IllegalArgumentException(message);
                }
                default -> inbox.tell(message);
            }
        }
    }

    @Test
    void shouldGiveWayToAStop() throws Exception {
        var letters = new DeadLetterBox(system);
        var gate = new Gate();
        ActorRef<String> actor = system.spawn("actor", () -> new Parent(gate));
        actor.tell("busy child");
        gate.awaitEntered();
        List.of("fail", "after").forEach(actor::tell);
        inbox.await(1);

        actor.stop();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly("failing");
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("after");
    }

    @Test
    void shouldLetAClosedActorGoOnToItsEnd() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor = system.spawn("actor", () -> new Parent(gate));
        actor.tell("busy child");
        gate.awaitEntered();
        List.of("fail", "after").forEach(actor::tell);
        inbox.await(1);

        actor.close();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly("failing", "after");
    }
}
