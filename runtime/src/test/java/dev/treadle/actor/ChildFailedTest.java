package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

/** A parent learns of each child that failed for good, after all that the child sent. */
@ExtendWith(QuietLogs.class)
class ChildFailedTest {

    @AutoClose
    @SuppressWarnings("unused") // it only keeps the errors of these tests out of the output
    private final Uncaught uncaught = new Uncaught();

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();

    /** Logs what it gets, and which children it loses. */
    private final class Parent extends Actor<Object> {

        Parent(Supervision ofChild, String tellChild) {
            var options = ActorOptions.defaults().supervision(ofChild);
            context().spawn("child", () -> new Child(self()), options).tell(tellChild);
        }

        @Override
        protected void receive(Object message) {
            inbox.tell(message);
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.ChildFailed(var child, var cause)) {
                inbox.tell(
                        "%s %s %s"
                                .formatted(child.name(), child.isTerminated(), cause.getMessage()));
            }
        }
    }

    /** Tells its parent three things, then ends as told. */
    private static final class Child extends Actor<String> {
        private final ActorRef<Object> parent;

        Child(ActorRef<Object> parent) {
            this.parent = parent;
        }

        @Override
        protected void receive(String message) {
            List.of(1, 2, 3).forEach(parent::tell);
            switch (message) {
                case "close" -> self().close();
                case "error" -> throw new AssertionError(message);
                default -> throw new IllegalArgumentException(message);
            }
        }
    }

    @Test
    void shouldComeAfterTheChildsOwnMessages() {
        system.spawn("parent", () -> new Parent(Supervision.stop(), "fail"));

        assertThat(inbox.await(4)).containsExactly(1, 2, 3, "child true fail");
    }

    @Test
    void shouldComeWhenTheLimitOfRestartsIsPassed() {
        var noRestart = Supervision.restart().atMost(0, Duration.ofSeconds(1));
        system.spawn("parent", () -> new Parent(noRestart, "fail"));

        assertThat(inbox.await(4)).containsExactly(1, 2, 3, "child true fail");
    }

    @Test
    void shouldComeOfAnErrorInAnyCase() {
        system.spawn("parent", () -> new Parent(Supervision.resume(), "error"));

        assertThat(inbox.await(4)).containsExactly(1, 2, 3, "child true error");
    }

    @Test
    void shouldNotComeOfAChildThatJustEnds() {
        ActorRef<Object> parent =
                system.spawn("parent", () -> new Parent(Supervision.stop(), "close"));

        inbox.await(3);
        parent.tell("after");
        assertThat(inbox.await(4)).containsExactly(1, 2, 3, "after");
    }

    @Test
    void shouldRestartAParentThatFailsOnIt() {
        ActorRef<String> parent =
                system.spawn(
                        "parent",
                        () -> {
                            inbox.tell("made");
                            return new Fragile();
                        });

        parent.tell("lose a child");

        assertThat(inbox.await(2)).containsExactly("made", "made");
    }

    /** Fails when its child does. */
    private static final class Fragile extends Actor<String> {
        @Override
        protected void receive(String message) {
            Handler<String> failing =
                    m -> {
                        throw new IllegalArgumentException(m);
                    };
            context()
                    .spawn(
                            "child",
                            Actor.of(failing),
                            ActorOptions.defaults().supervision(Supervision.stop()))
                    .tell(message);
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.ChildFailed(_, var cause)) {
                throw new IllegalStateException(cause);
            }
        }
    }
}
