package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** An actor that receives its messages in plain sequential code. */
class LoopingActorTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();

    private ActorRef<String> spawn(Loop<String> loop) {
        return system.spawn("loop", Actor.looping(loop));
    }

    @Test
    void shouldReceiveInOrderUntilTheExitSentinel() {
        ActorRef<String> actor =
                spawn(self -> {
                    try {
                        while (true) {
                            inbox.tell(self.receive());
                        }
                    } catch (ActorExit exit) {
                        inbox.tell("terminating");
                    }
                });

        List.of("Hello", "World").forEach(actor::tell);
        actor.close();
        actor.tell("too late");
        actor.join();

        assertThat(inbox.messages()).containsExactly("Hello", "World", "terminating");
        assertThat(letters.messages(Reason.CLOSED)).containsExactly("too late");
    }

    @Test
    void shouldEndWhenTheExitLeavesItsLoop() {
        ActorRef<String> actor =
                spawn(self -> {
                    while (true) {
                        inbox.tell(self.receive());
                    }
                });

        actor.tell("Hello");
        actor.close();
        actor.join();

        assertThat(inbox.messages()).containsExactly("Hello");
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldBeToldAgainThatItIsToEnd() {
        ActorRef<String> actor =
                spawn(self -> {
                    for (int i = 0; i < 3; i++) {
                        assertThatThrownBy(self::receive)
                                .isInstanceOf(ActorExit.class)
                                .hasMessage("bank/loop is to end");
                        assertThatThrownBy(() -> self.receive(Duration.ZERO))
                                .isInstanceOf(ActorExit.class);
                    }
                    inbox.tell("told");
                });

        actor.close();
        actor.join();

        assertThat(inbox.messages()).containsExactly("told");
    }

    @Test
    void shouldEndWhenItReturnsThoughThereAreMessages() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor =
                spawn(self -> {
                    inbox.tell(self.receive());
                    gate.pass();
                });

        List.of("a", "b", "c").forEach(actor::tell);
        gate.awaitEntered();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly("a");
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("b", "c");
    }

    @Test
    void shouldEndAtOnceWhenStopped() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor =
                spawn(self -> {
                    inbox.tell(self.receive());
                    gate.pass();
                    inbox.tell(self.receive());
                });

        List.of("a", "b", "c").forEach(actor::tell);
        gate.awaitEntered();
        actor.stop();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly("a");
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("b", "c");
    }

    @Test
    void shouldReceiveNothingInTime() {
        ActorRef<String> actor =
                spawn(self -> {
                    inbox.tell(self.receive(Duration.ofMillis(5)));
                    inbox.tell(self.receive(Duration.ZERO));
                    inbox.tell(self.receive(Duration.ofSeconds(Long.MIN_VALUE)));
                    inbox.tell(self.receive(Duration.ofSeconds(Long.MAX_VALUE)));
                    inbox.tell(self.receive(Duration.ZERO));
                });

        inbox.await(3);
        actor.tell("at last");

        assertThat(inbox.await(5))
                .map(Object::toString)
                .containsExactly(
                        "Optional.empty",
                        "Optional.empty",
                        "Optional.empty",
                        "Optional[at last]",
                        "Optional.empty");
    }

    @Test
    void shouldReceiveOnItsOwnThreadOnly() {
        var other = new AtomicReference<LoopingActor<String>>();
        spawn(self -> {
            other.set(self);
            inbox.tell("ready");
            self.receive();
        });
        inbox.await(1);

        assertThatThrownBy(() -> other.get().receive())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Only the thread that runs bank/loop may receive its messages");
    }

    @Test
    void shouldLeaveAnInterruptAlone() {
        ActorRef<String> actor =
                spawn(self -> {
                    Thread.currentThread().interrupt();
                    inbox.tell(self.receive());
                });

        actor.tell("in spite of it");

        assertThat(inbox.await(1)).containsExactly("in spite of it");
    }

    @Test
    void shouldRunOnAVirtualThreadThatBearsItsPath() {
        spawn(self -> inbox.tell(Thread.currentThread()));

        var thread = (Thread) inbox.await(1).getFirst();
        assertThat(thread.isVirtual()).isTrue();
        assertThat(thread.getName()).isEqualTo("bank/loop");
    }

    @Test
    void shouldAnswerAnAsk() {
        record Ping(ReplyTo<String> replyTo) {}
        ActorRef<Ping> actor =
                system.spawn(
                        "loop",
                        Actor.looping(self -> {
                            while (true) {
                                self.receive().replyTo().tell("pong");
                            }
                        }));

        assertThat(actor.ask(Ping::new).await()).isEqualTo("pong");
    }
}
