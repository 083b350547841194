package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** What is sent to be processed, and what an actor leaves to its heir. */
class ProcessTest {

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<String> inbox = new Inbox<>();
    private final Gate gate = new Gate();

    @Test
    void shouldTellWhenAMessageHasBeenHandled() throws Exception {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            gate.pass();
                            inbox.tell(message);
                        }));
        Result<String> handled = actor.process("x");
        gate.awaitEntered();
        assertThat(handled.isDone()).isFalse();
        gate.open();

        assertThat(handled.await()).isEqualTo("x");
        assertThat(inbox.messages()).containsExactly("x");
    }

    @Test
    void shouldTellWhenAMessageWasNotHandled() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.of(_ -> {
                            throw new IllegalStateException("expected by the test");
                        }));

        assertThatThrownBy(actor.process("x")::await)
                .isInstanceOf(AskException.class)
                .hasRootCauseMessage("expected by the test");
        actor.close();
        actor.join();
        assertThatThrownBy(actor.process("y")::await)
                .isInstanceOfSatisfying(
                        AskException.class, e -> assertThat(e.reason()).isEqualTo(Reason.STOPPED));
        assertThat(letters.only().message()).isEqualTo("x"); // the caller still has y
    }

    @Test
    void shouldTellForALoopingActorWhenItReceivesNext() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.looping(self -> {
                            while (true) {
                                inbox.tell(self.receive());
                            }
                        }));

        assertThat(actor.process("x").await()).isEqualTo("x");
        assertThat(inbox.messages()).containsExactly("x");
    }

    @Test
    void shouldLeaveItsMessagesToItsHeirInOrder() throws Exception {
        ActorRef<String> heir = system.spawn("heir", Actor.of(inbox::tell));
        ActorRef<String> actor = system.spawn("actor", Actor.of(_ -> gate.pass()));
        actor.bequeath(message -> message.equals("mine") ? Optional.empty() : Optional.of(heir));
        actor.tell("first");
        gate.awaitEntered();
        actor.tell("a");
        actor.tell("mine");
        Result<String> asked = actor.process("b");

        actor.stop();
        gate.open();
        actor.join();
        actor.tell("late");

        assertThat(inbox.await(3)).containsExactly("a", "b", "late");
        assertThat(asked.await()).isEqualTo("b");
        assertThat(letters.messages(DeadLetter.Reason.STOPPED)).containsExactly("mine");
    }

    @Test
    void shouldNotSayOfAMessageThatWasBegunThatItWasNot() throws Exception {
        ActorRef<String> actor = system.spawn("actor", Actor.of(_ -> gate.pass()));
        Result<String> handled = actor.process("x");
        gate.awaitEntered();

        actor.kill();

        assertThatThrownBy(handled::await)
                .isInstanceOfSatisfying(
                        AskException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FAILED))
                .hasMessageEndingWith("it was killed while it handled the message")
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldNotGoRoundInRingsOfHeirs() {
        ActorRef<String> a = system.spawn("a", Actor.of(_ -> {}));
        ActorRef<String> b = system.spawn("b", Actor.of(_ -> {}));
        a.bequeath(_ -> Optional.of(b));
        b.bequeath(_ -> Optional.of(a));
        a.stop();
        b.stop();
        a.join();
        b.join();

        a.tell("round and round");

        assertThat(letters.only().reason()).isEqualTo(DeadLetter.Reason.CLOSED);
    }
}
