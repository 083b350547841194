package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** An interrupt is for the message that it hits, and for nothing after it. */
@ExtendWith(QuietLogs.class)
class InterruptFlagTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<String> flags = new Inbox<>();

    private void flag(String where) {
        flags.tell(where + " " + Thread.currentThread().isInterrupted());
    }

    /**
     * Interrupts itself, and may fail then, as code does that cannot throw InterruptedException.
     */
    private final class Interrupting extends Actor<String> {
        Interrupting() {
            flag("made");
        }

        @Override
        protected void receive(String message) {
            flag(message);
            Thread.currentThread().interrupt();
            if (message.equals("fail")) {
                throw new IllegalStateException(new InterruptedException());
            }
        }

        @Override
        protected void onSignal(Signal signal) {
            flag(signal.getClass().getSimpleName());
        }
    }

    @Test
    void shouldNotReachTheNextMessageNorTheNextInstance() {
        ActorRef<String> actor = system.spawn("actor", Interrupting::new);

        List.of("a", "fail", "b").forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(flags.messages())
                .containsExactly(
                        "made false",
                        "Started false",
                        "a false",
                        "fail false",
                        "PreRestart false",
                        "made false",
                        "Started false",
                        "b false",
                        "PostStop false");
    }

    @Test
    void shouldNotReachTheNextInstanceOfALoopingActor() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.looping(self -> {
                            flag(self.receive());
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException();
                        }));

        List.of("a", "b").forEach(actor::tell);

        assertThat(flags.await(2)).containsExactly("a false", "b false");
    }

    @Test
    void shouldNotReachTheCleaningUpOfALoopingActor() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.looping(self -> {
                            gate.passInAnyCase();
                            Thread.currentThread().interrupt();
                            try {
                                self.receive();
                            } catch (ActorExit exit) {
                                flag("clean up");
                            }
                        }));
        gate.awaitEntered();
        actor.stop();
        gate.open();
        actor.join();

        assertThat(flags.messages()).containsExactly("clean up false");
    }
}
