package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

/** A failure that the parent fails with, and children that live on. */
@ExtendWith(QuietLogs.class)
class EscalationTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();

    /** Passes messages to its child, and logs what happens to it. */
    private final class Parent extends Actor<Object> {
        private final ActorRef<Object> child;

        Parent(Supervision ofChild) {
            inbox.tell("parent made");
            child =
                    context()
                            .spawnIfAbsent(
                                    "child",
                                    Child::new,
                                    ActorOptions.defaults().supervision(ofChild));
        }

        @Override
        protected void receive(Object message) {
            if (message.equals("fail yourself")) {
                throw new IllegalStateException("on purpose");
            }
            child.tell(message);
        }

        @Override
        protected void onSignal(Signal signal) {
            switch (signal) {
                case Signal.ChildFailed _ -> inbox.tell("child failed");
                case Signal.PreRestart(var cause) ->
                        inbox.tell("parent restarts for " + cause.getMessage());
                case Signal.PostStop _ -> inbox.tell("parent stopped");
                case Signal.Started _, Signal.Terminated _ -> {}
            }
        }
    }

    private final class Child extends Actor<Object> {
        Child() {
            inbox.tell("child made");
        }

        @Override
        protected void receive(Object message) {
            if (message.equals("fail")) {
                throw new IllegalArgumentException("fail");
            }
            inbox.tell(message);
        }
    }

    private ActorRef<Object> parent(Supervision own, Supervision ofChild) {
        return system.spawn(
                "parent", () -> new Parent(ofChild), ActorOptions.defaults().supervision(own));
    }

    @Test
    void shouldFailTheParentWithTheSameException() {
        Supervision own =
                Supervision.stop().on(IllegalArgumentException.class, Supervision.restart());
        ActorRef<Object> parent = parent(own, Supervision.escalate());

        List.of("fail", "a").forEach(parent::tell);

        assertThat(inbox.await(5))
                .startsWith("parent made", "child made")
                .contains("parent restarts for fail");
        parent.tell(
                "b"); // whether "a" went to the first child or to the second is a matter of luck
        await().untilAsserted(() -> assertThat(inbox.messages()).endsWith("b"));
    }

    @Test
    void shouldEscalateAfterTooManyFailures() {
        ActorRef<Object> parent =
                parent(Supervision.stop(), Supervision.restart().atMost(1, LONG).thenEscalate());

        List.of("fail", "fail").forEach(parent::tell);
        parent.join();

        assertThat(inbox.messages())
                .containsExactly("parent made", "child made", "child made", "parent stopped");
        assertThat(parent.exitReason().orElseThrow())
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed -> assertThat(failed.cause()).hasMessage("fail"));
    }

    @Test
    void shouldClimbUpToWhoCanHandleIt() {
        ActorRef<Object> top =
                system.spawn(
                        "top",
                        () ->
                                new Actor<>() {
                                    private final ActorRef<Object> middle =
                                            context()
                                                    .spawn(
                                                            "middle",
                                                            () ->
                                                                    new Parent(
                                                                            Supervision.escalate()),
                                                            ActorOptions.defaults()
                                                                    .supervision(
                                                                            Supervision
                                                                                    .escalate()));

                                    @Override
                                    protected void receive(Object message) {
                                        middle.tell(message);
                                    }

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        if (signal instanceof Signal.PreRestart(var cause)) {
                                            inbox.tell("top restarts for " + cause.getMessage());
                                        }
                                    }
                                });

        top.tell("fail");

        assertThat(inbox.await(6))
                .containsExactly(
                        "parent made",
                        "child made",
                        "parent stopped",
                        "top restarts for fail",
                        "parent made",
                        "child made");
    }

    @Test
    void shouldEndThereWhereNoActorIsAbove() {
        ActorRef<Object> actor =
                system.spawn(
                        "alone",
                        Child::new,
                        ActorOptions.defaults().supervision(Supervision.escalate()));
        ActorRef<Object> bystander = system.spawn("bystander", Child::new);

        actor.tell("fail");
        actor.join();
        bystander.tell("alive");

        assertThat(inbox.await(3)).endsWith("alive");
    }

    @Test
    void shouldKeepChildrenThroughARestartWhereToldSo() {
        ActorRef<Object> parent =
                parent(Supervision.restart().keepingChildren(), Supervision.restart());

        List.of("a", "fail yourself", "b").forEach(parent::tell);

        assertThat(inbox.await(6))
                .containsSubsequence(
                        "parent made",
                        "child made",
                        "parent restarts for on purpose",
                        "parent made",
                        "b")
                .contains("a")
                .doesNotContainSequence("parent made", "child made", "b");
        assertThat(inbox.messages().stream().filter("child made"::equals)).hasSize(1);
    }

    @Test
    void shouldEscalateIntoALoop() {
        ActorRef<Object> loop =
                system.spawn(
                        "loop",
                        Actor.<Object>looping(self -> {
                            self.context()
                                    .spawn(
                                            "child",
                                            Child::new,
                                            ActorOptions.defaults()
                                                    .supervision(Supervision.escalate()))
                                    .tell("fail");
                            try {
                                self.receive();
                            } catch (IllegalArgumentException e) {
                                inbox.tell("receive threw " + e.getMessage());
                            }
                        }));
        loop.join();

        assertThat(inbox.messages()).endsWith("receive threw fail");
    }
}
