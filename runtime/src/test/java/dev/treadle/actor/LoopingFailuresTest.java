package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A looping actor that fails, is killed, or loses a child. */
@ExtendWith(QuietLogs.class)
class LoopingFailuresTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();

    /** Logs messages and signals, fails on "fail". */
    private final class Logging extends LoopingActor<String> {
        Logging() {
            inbox.tell("made");
        }

        @Override
        protected void run() throws IOException {
            while (true) {
                String message = receive();
                inbox.tell(message);
                if (message.equals("fail")) {
                    throw new IOException(message);
                }
            }
        }

        @Override
        protected void onSignal(Signal signal) {
            inbox.tell(signal.getClass().getSimpleName());
        }
    }

    @Test
    void shouldBeRestartedWithANewInstanceAndTheSameMailbox() {
        ActorRef<String> actor = system.spawn("loop", Logging::new);

        List.of("a", "fail", "b").forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(inbox.messages())
                .containsExactly(
                        "made",
                        "Started",
                        "a",
                        "fail",
                        "PreRestart",
                        "made",
                        "Started",
                        "b",
                        "PostStop");
        assertThat(letters.messages(Reason.FAILED)).containsExactly("fail");
    }

    @Test
    void shouldEndTheAskWhoseMessageItReceivedLast() {
        record Ping(ReplyTo<String> replyTo) {}
        ActorRef<Ping> actor =
                system.spawn(
                        "loop",
                        Actor.looping(self -> {
                            self.receive();
                            throw new IOException("no disk");
                        }));

        assertThatThrownBy(() -> actor.ask(Ping::new).await())
                .isInstanceOf(AskException.class)
                .hasMessageEndingWith("its handler threw java.io.IOException: no disk");
    }

    @Test
    void shouldNotRunForEverIfItAlwaysFails() {
        var runs = new AtomicInteger();
        ActorRef<String> actor =
                system.spawn(
                        "loop",
                        Actor.looping(_ -> {
                            runs.incrementAndGet();
                            throw new IOException("no disk");
                        }));

        actor.join();

        assertThat(runs).hasValue(11);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldBeInterruptedByAKill() {
        ActorRef<String> actor =
                system.spawn(
                        "loop",
                        Actor.looping(self -> {
                            inbox.tell(self.receive());
                            try {
                                Thread.sleep(100_000);
                            } catch (InterruptedException e) {
                                inbox.tell("interrupted");
                            }
                            self.receive();
                        }));

        List.of("a", "b").forEach(actor::tell);
        inbox.await(1);
        actor.kill();
        actor.join();

        assertThat(inbox.messages()).containsExactly("a", "interrupted");
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("b");
    }

    @Test
    void shouldBeWokenByAKillWhileItReceives() {
        ActorRef<String> actor =
                system.spawn(
                        "loop",
                        Actor.looping(self -> {
                            inbox.tell("waiting");
                            try {
                                self.receive();
                            } catch (ActorExit exit) {
                                inbox.tell(Thread.currentThread().isInterrupted());
                            }
                        }));

        inbox.await(1);
        actor.kill();
        actor.join();

        assertThat(inbox.messages()).startsWith("waiting").hasSize(2);
    }

    @Test
    void shouldLearnThatAChildFailedWhileItReceives() {
        ActorRef<String> actor =
                system.spawn(
                        "loop",
                        () -> {
                            var parent = new Logging();
                            ActorRef<String> child =
                                    parent.context()
                                            .spawn(
                                                    "child",
                                                    Actor.of(m -> {
                                                        throw new IOException(m);
                                                    }),
                                                    ActorOptions.defaults()
                                                            .supervision(Supervision.stop()));
                            child.tell("fail");
                            return parent;
                        });

        assertThat(inbox.await(3)).containsExactly("made", "Started", "ChildFailed");
        actor.tell("a");
        assertThat(inbox.await(4)).endsWith("a");
    }

    @Test
    void shouldStopItsChildrenBeforeItIsRestarted() {
        var children = new Inbox<ActorRef<String>>();
        ActorRef<String> actor =
                system.spawn(
                        "loop",
                        () -> {
                            var parent = new Logging();
                            children.tell(parent.context().spawn("child", Actor.of(_ -> {})));
                            return parent;
                        });

        List.of("fail", "after").forEach(actor::tell);
        children.await(2);

        assertThat(children.messages().getFirst().isTerminated()).isTrue();
        assertThat(children.messages().getLast().isTerminated()).isFalse();
    }

    @Test
    void shouldFailIfItsFactoryMakesAnotherKindOfActor() {
        var made = new AtomicInteger();
        ActorRef<String> actor =
                system.spawn(
                        "loop",
                        () ->
                                made.incrementAndGet() == 1
                                        ? new Logging()
                                        : new Actor<>() {
                                            @Override
                                            protected void receive(String message) {}
                                        });

        actor.tell("fail");
        actor.join();
    }
}
