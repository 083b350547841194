package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.scheduler.AwaitInterruptedException;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** A stop lets the current message end, and makes dead letters of the others. */
class StopTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Integer> inbox = new Inbox<>();
    private final Gate gate = new Gate();

    private final ActorRef<Integer> actor =
            system.spawn(
                    "actor",
                    Actor.of(message -> {
                        gate.passInAnyCase();
                        inbox.tell(message);
                    }));

    @Test
    void shouldEndAfterTheCurrentMessage() throws Exception {
        List.of(1, 2, 3).forEach(actor::tell);
        gate.awaitEntered();

        actor.stop();
        assertThat(actor.isTerminated()).isFalse();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly(1);
        assertThat(letters.messages(Reason.STOPPED)).containsExactly(2, 3);
        assertThat(letters.all()).hasSize(2);
    }

    @Test
    void shouldRefuseWhatIsSentLater() throws Exception {
        actor.tell(1);
        gate.awaitEntered();
        actor.stop();

        actor.tell(2);

        assertThat(letters.messages(Reason.CLOSED)).containsExactly(2);
        gate.open();
    }

    @Test
    void shouldHurryACloseThatIsUnderWay() throws Exception {
        List.of(1, 2, 3).forEach(actor::tell);
        gate.awaitEntered();

        actor.close();
        actor.stop();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly(1);
        assertThat(letters.messages(Reason.STOPPED)).containsExactly(2, 3);
    }

    @Test
    void shouldWaitForTheEndButNotLongerThanAsked() throws Exception {
        actor.tell(1);
        gate.awaitEntered();
        actor.stop();

        assertThat(actor.join(Duration.ofMillis(10))).isFalse();
        assertThat(actor.join(Duration.ZERO)).isFalse();
        gate.open();
        assertThat(actor.join(Duration.ofSeconds(20))).isTrue();
        assertThat(actor.join(Duration.ZERO)).isTrue();
        assertThat(actor.join(Duration.ofSeconds(-1))).isTrue();
    }

    @Test
    void shouldSayThatTheWaitWasInterrupted() throws Exception {
        actor.tell(1);
        gate.awaitEntered();

        Thread.currentThread().interrupt();
        assertThatThrownBy(actor::join)
                .isInstanceOf(AwaitInterruptedException.class)
                .hasMessage("Interrupted while joining bank/actor");
        assertThat(Thread.interrupted()).isTrue();
        gate.open();
    }

    @Test
    void shouldNotWaitForItsOwnEnd() {
        var errors = new Inbox<String>();
        ActorRef<String> parent = system.spawn("parent", () -> new Joining(errors, true));

        parent.tell("go");

        assertThat(errors.await(2))
                .containsExactlyInAnyOrder(
                        "bank/parent cannot wait for the end of bank/parent, which waits for its"
                                + " own",
                        "bank/parent/child cannot wait for the end of bank/parent, which waits for"
                                + " its own");
    }

    /** Joins its parent, or itself. */
    private static final class Joining extends Actor<String> {
        private final Inbox<String> errors;
        private final ActorRef<?> awaited;

        Joining(Inbox<String> errors, boolean parent) {
            this.errors = errors;
            awaited = self();
            if (parent) {
                ActorRef<?> me = self();
                context().spawn("child", Actor.<String>of(_ -> join(me))).tell("go");
            }
        }

        @Override
        protected void receive(String message) {
            join(awaited);
        }

        private void join(ActorRef<?> other) {
            try {
                other.join();
            } catch (IllegalStateException e) {
                errors.tell(e.getMessage());
            }
        }
    }
}
