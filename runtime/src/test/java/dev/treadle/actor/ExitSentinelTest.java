package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A close comes after all that was sent before it, and before all that is sent later. */
class ExitSentinelTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Integer> inbox = new Inbox<>();
    private final Gate gate = new Gate();

    private final ActorRef<Integer> actor =
            system.spawn(
                    "actor",
                    Actor.of(message -> {
                        if (message == 0) {
                            gate.pass();
                        }
                        inbox.tell(message);
                    }));

    @Test
    void shouldHandleAllThatWasSentBefore() throws Exception {
        IntStream.range(0, 1_000).forEach(actor::tell);
        gate.awaitEntered();

        actor.close();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).hasSize(1_000).isSorted();
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsSentLater() throws Exception {
        actor.tell(0);
        gate.awaitEntered();
        actor.close();

        actor.tell(1);
        assertThat(actor.offer(2)).isFalse();
        gate.open();
        actor.join();
        actor.tell(3);
        assertThat(actor.offer(4)).isFalse();

        assertThat(inbox.messages()).containsExactly(0);
        assertThat(letters.all())
                .containsExactly(letter(1, Reason.CLOSED), letter(3, Reason.CLOSED));
    }

    private static DeadLetter letter(int message, Reason why) {
        return new DeadLetter(message, "bank/actor", Optional.empty(), why, Optional.empty());
    }

    @Test
    void shouldEndAnIdleActor() {
        actor.close();
        actor.join();

        assertThat(actor.isTerminated()).isTrue();
        assertThat(inbox.messages()).isEmpty();
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        actor.tell(1);
        for (int i = 0; i < 3; i++) {
            actor.close();
        }
        actor.join();
        actor.close();
        actor.stop();
        actor.kill();
        actor.join();

        assertThat(inbox.messages()).containsExactly(1);
    }

    @Test
    void shouldLetAnActorCloseItself() {
        ActorRef<Object> own = system.spawn("own", SelfClosing::new);

        List.of(1, 2, 3).forEach(own::tell);
        own.join();

        assertThat(letters.messages(Reason.CLOSED)).contains("after the close");
    }

    private static final class SelfClosing extends Actor<Object> {
        @Override
        protected void receive(Object message) {
            self().close();
            self().tell("after the close");
        }
    }
}
