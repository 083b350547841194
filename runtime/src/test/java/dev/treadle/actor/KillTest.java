package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.SendInterruptedException;
import dev.treadle.scheduler.AwaitInterruptedException;
import dev.treadle.scheduler.Promise;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A kill interrupts whatever the handler waits in. */
@ExtendWith(QuietLogs.class)
class KillTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();

    private void assertKillEnds(Class<? extends Throwable> by, Handler<String> blocking)
            throws InterruptedException {
        var entered = new Latch();
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            entered.open();
                            try {
                                blocking.receive(message);
                            } catch (Throwable e) {
                                inbox.tell(e);
                                throw e;
                            }
                        }));
        List.of("current", "next").forEach(actor::tell);
        entered.await();

        actor.kill();
        actor.join();

        assertThat(inbox.await(1)).hasOnlyElementsOfType(by).hasSize(1);
        assertThat(letters.messages(Reason.FAILED)).isEmpty();
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("current", "next");
        assertThat(actor.exitReason()).contains(new ExitReason.Killed());
    }

    @Test
    void shouldInterruptASleep() throws Exception {
        assertKillEnds(InterruptedException.class, _ -> Thread.sleep(100_000));
    }

    @Test
    void shouldInterruptALock() throws Exception {
        assertKillEnds(InterruptedException.class, _ -> new Semaphore(0).acquire());
    }

    @Test
    void shouldInterruptASocketThatWaitsForInput() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertKillEnds(
                    SocketException.class,
                    _ -> {
                        try (var socket =
                                new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                            socket.getInputStream().read();
                        }
                    });
        }
    }

    @Test
    void shouldInterruptAnAwait() throws Exception {
        var never = new Promise<String>();
        assertKillEnds(AwaitInterruptedException.class, _ -> never.result().await());
    }

    @Test
    void shouldInterruptAJoin() throws Exception {
        ActorRef<String> other = system.spawn("other", Actor.of(_ -> {}));
        assertKillEnds(AwaitInterruptedException.class, _ -> other.join());
    }

    @Test
    void shouldInterruptAWaitForRoom() throws Exception {
        var gate = new Gate();
        ActorRef<String> full =
                system.spawn(
                        "full",
                        Actor.of(_ -> gate.pass()),
                        ActorOptions.defaults().mailbox(MailboxOptions.bounded(1)));
        full.tell("handled");
        gate.awaitEntered();
        full.tell("waits");

        assertKillEnds(SendInterruptedException.class, _ -> full.tell("does not fit"));
        assertThat(letters.messages(Reason.INTERRUPTED)).containsExactly("does not fit");
        gate.open();
    }

    @Test
    void shouldReachTheChildrenOfOneThatIsJustEnding() throws Exception {
        for (int round = 0; round < 2_000; round++) {
            var gate = new Gate(); // never opened
            ActorRef<String> parent =
                    system.spawn(
                            "parent",
                            () ->
                                    new Actor<>() {
                                        private final ActorRef<String> child =
                                                context().spawn("c", Actor.of(_ -> gate.pass()));

                                        @Override
                                        protected void receive(String message) {
                                            child.tell(message);
                                        }
                                    });
            parent.tell("wait");
            gate.awaitEntered();

            parent.close();
            spin(round % 200);
            parent.kill();

            assertThat(parent.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    /** So that the kill comes at each moment of the end. */
    private static void spin(int times) {
        for (int i = 0; i < 20 * times; i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldLetAHandlerGoOnThatDoesNotCare() throws Exception {
        var gate = new Gate();
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            gate.passInAnyCase();
                            inbox.tell(message);
                        }));
        List.of("current", "next").forEach(actor::tell);
        gate.awaitEntered();

        actor.kill();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly("current");
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("next");
    }

    @Test
    void shouldEndAnIdleActor() {
        ActorRef<String> actor = system.spawn("actor", Actor.of(_ -> {}));

        actor.kill();
        actor.join();

        assertThat(actor.isTerminated()).isTrue();
    }

    @Test
    void shouldKillTheChildrenToo() throws Exception {
        var gate = new Gate();
        ActorRef<String> parent =
                system.spawn(
                        "parent",
                        () -> {
                            return new Nest(gate);
                        });
        parent.tell("go");
        gate.awaitEntered();

        parent.kill();
        parent.join();

        assertThat(letters.messages(Reason.STOPPED)).containsExactly("go");
    }

    /** Has a child that waits at a gate. */
    private static final class Nest extends Actor<String> {
        private final ActorRef<String> child;

        Nest(Gate gate) {
            child = context().spawn("child", Actor.of(_ -> gate.pass()));
        }

        @Override
        protected void receive(String message) {
            child.tell(message);
        }
    }

    @Test
    void shouldLetAnActorKillItself() {
        ActorRef<String> actor = system.spawn("actor", () -> new Suicidal(inbox));

        List.of("go", "more").forEach(actor::tell);
        actor.join();

        assertThat(inbox.messages()).containsExactly(true);
        assertThat(letters.only().message()).isEqualTo("more");
    }

    private static final class Suicidal extends Actor<String> {
        private final Inbox<Object> inbox;

        Suicidal(Inbox<Object> inbox) {
            this.inbox = inbox;
        }

        @Override
        protected void receive(String message) {
            self().kill();
            inbox.tell(Thread.currentThread().isInterrupted());
        }
    }
}
