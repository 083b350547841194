package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An actor that has ended says why. */
@ExtendWith(QuietLogs.class)
class ExitReasonTest {

    @AutoClose
    @SuppressWarnings("unused") // it only keeps the errors of these tests out of the output
    private final Uncaught uncaught = new Uncaught();

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");

    private ActorRef<String> spawn() {
        return system.spawn(
                Actor.of(message -> {
                    throw new AssertionError(message);
                }));
    }

    private static ExitReason after(ActorRef<?> actor) {
        actor.join();
        return actor.exitReason().orElseThrow();
    }

    @Test
    void shouldBeNoneWhileItLives() {
        assertThat(spawn().exitReason()).isEmpty();
    }

    @Test
    void shouldBeNormalAfterAClose() {
        ActorRef<String> actor = spawn();
        actor.close();
        assertThat(after(actor)).isEqualTo(new ExitReason.Normal());
    }

    @Test
    void shouldBeNormalWhenALoopReturns() {
        assertThat(after(system.spawn(Actor.looping(_ -> {})))).isEqualTo(new ExitReason.Normal());
    }

    @Test
    void shouldBeStoppedOrKilled() {
        ActorRef<String> stopped = spawn();
        stopped.stop();
        ActorRef<String> killed = spawn();
        killed.kill();

        assertThat(after(stopped)).isEqualTo(new ExitReason.Stopped());
        assertThat(after(killed)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void shouldBeTheFailureThatWasTooMuch() {
        var once = ActorOptions.defaults().supervision(Supervision.stop());
        var cause = new IllegalArgumentException("no");
        ActorRef<String> actor =
                system.spawn(
                        "once",
                        Actor.of(_ -> {
                            throw cause;
                        }),
                        once);
        actor.tell("fail");

        assertThat(after(actor)).isEqualTo(new ExitReason.Failed(cause));
    }

    @Test
    void shouldBeTheErrorThatEndedIt() {
        ActorRef<String> actor = spawn();
        actor.tell("error");

        assertThat(after(actor))
                .isInstanceOfSatisfying(
                        ExitReason.Failed.class,
                        failed -> assertThat(failed.cause()).isInstanceOf(AssertionError.class));
    }

    @Test
    void shouldNotChangeOnceItIsSettled() {
        ActorRef<String> actor = spawn();
        actor.close();
        actor.join();

        actor.kill();

        assertThat(after(actor)).isEqualTo(new ExitReason.Normal());
    }

    @Test
    void shouldPassFromParentToChildren() {
        var child = new Inbox<ActorRef<String>>();
        ActorRef<String> parent = system.spawn(() -> new Parent(child));

        parent.kill();

        assertThat(after(parent)).isEqualTo(new ExitReason.Killed());
        assertThat(after(child.messages().getFirst())).isEqualTo(new ExitReason.Killed());
    }

    private static final class Parent extends Actor<String> {
        Parent(Inbox<ActorRef<String>> children) {
            children.tell(context().spawn("child", Actor.of(_ -> {})));
        }

        @Override
        protected void receive(String message) {}
    }
}
