package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** Which signals an instance sees, and when. */
@ExtendWith(QuietLogs.class)
class LifecycleTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<String> log = new Inbox<>();

    /** Logs all that happens to it; has a child that does too if its name says so. */
    private final class Logging extends Actor<String> {
        private final String name;

        Logging(String name) {
            this.name = name;
            log.tell(name + " made");
            if (name.startsWith("parent")) {
                context().spawn("first", () -> new Logging("first"));
                context().spawn("second", () -> new Logging("second"));
            }
        }

        @Override
        protected void receive(String message) {
            log.tell(name + " got " + message);
            if (message.startsWith("fail")) {
                throw new IllegalArgumentException(message);
            }
        }

        @Override
        protected void onSignal(Signal signal) {
            switch (signal) {
                case Signal.Started() -> {}
                case Signal.PreRestart(var cause) ->
                        log.tell(name + " restarts for " + cause.getMessage());
                case Signal.PostStop() -> log.tell(name + " stopped");
                case Signal.ChildFailed(var child, var cause) ->
                        log.tell("%s lost %s to %s".formatted(name, child, cause.getMessage()));
                case Signal.Terminated(var other, _) -> log.tell(name + " saw the end of " + other);
            }
        }
    }

    @Test
    void shouldSayLastThatAnActorHasStopped() {
        ActorRef<String> actor = system.spawn("actor", () -> new Logging("actor"));

        List.of("a", "b").forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(log.messages())
                .containsExactly("actor made", "actor got a", "actor got b", "actor stopped");
    }

    @Test
    void shouldTellTheOldInstanceOfARestartAndTheNewOneOfTheRest() {
        ActorRef<String> actor = system.spawn("actor", () -> new Logging("actor"));

        List.of("a", "fail", "b").forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(log.messages())
                .containsExactly(
                        "actor made",
                        "actor got a",
                        "actor got fail",
                        "actor restarts for fail",
                        "actor made",
                        "actor got b",
                        "actor stopped");
    }

    @Test
    void shouldStopChildrenInReverseOrderOfStartAndThenTheParent() {
        ActorRef<String> parent = system.spawn("parent", () -> new Logging("parent"));

        parent.close();
        parent.join();

        assertThat(log.messages())
                .containsExactly(
                        "parent made",
                        "first made",
                        "second made",
                        "second stopped",
                        "first stopped",
                        "parent stopped");
    }

    @Test
    void shouldStopTheChildrenBeforeARestartMakesNewOnes() {
        ActorRef<String> parent = system.spawn("parent", () -> new Logging("parent"));

        List.of("fail", "b").forEach(parent::tell);
        parent.close();
        parent.join();

        assertThat(log.messages())
                .containsSubsequence(
                        "parent restarts for fail",
                        "second stopped",
                        "first stopped",
                        "parent made",
                        "first made",
                        "second made",
                        "parent got b")
                .endsWith("second stopped", "first stopped", "parent stopped");
    }

    @Test
    void shouldEndTheActorThoughASignalFails() {
        var letters = new DeadLetterBox(system);
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(String message) {
                                        throw new IllegalArgumentException(message);
                                    }

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        log.tell(signal.getClass().getSimpleName());
                                        if (signal instanceof Signal.Started) {
                                            return;
                                        }
                                        throw new AssertionError("on purpose");
                                    }
                                });

        actor.tell("fail");
        actor.close();
        actor.join();

        assertThat(log.messages()).containsExactly("Started", "PreRestart", "Started", "PostStop");
        assertThat(letters.all())
                .extracting(DeadLetter::message, DeadLetter::reason)
                .containsExactly(tuple("fail", Reason.FAILED));
    }
}
