package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jdk.jfr.FlightRecorder;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.logging.Level;

/** Messages and exceptions whose own methods fail do no harm. */
class HostileMessagesTest {

    /** Its events tell of exceptions too. */
    @BeforeAll
    static void record() {
        FlightRecorder.getFlightRecorder();
    }

    /** Cannot be printed, hashed or compared. */
    private record Hostile(ReplyTo<String> replyTo) {
        @Override
        public String toString() {
            throw new IllegalStateException("no toString");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("no hashCode");
        }

        @Override
        public boolean equals(Object other) {
            throw new IllegalStateException("no equals");
        }
    }

    /** Cannot be printed. */
    private static final class HostileException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no getMessage");
        }
    }

    @AutoClose private final Uncaught uncaught = new Uncaught();
    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();

    private final ActorRef<Object> failing =
            system.spawn(
                    "failing",
                    Actor.of(message -> {
                        if (message instanceof Hostile) {
                            throw new HostileException();
                        }
                        inbox.tell(message);
                    }));

    @Test
    void shouldEndAnAskAndLetTheActorGoOn() {
        assertThatThrownBy(() -> failing.ask(Hostile::new).await())
                .isInstanceOf(AskException.class)
                .hasMessageContaining(
                        "HostileException, whose toString threw java.lang.IllegalStateException")
                .hasCauseInstanceOf(HostileException.class);

        failing.tell("goes on");
        assertThat(inbox.await(1)).containsExactly("goes on");
        assertThat(log.printed(Level.SEVERE))
                .hasSize(1)
                .first()
                .asString()
                .contains("bank/failing failed on")
                .contains("and is restarted")
                .contains("HostileException, which cannot be printed: that threw")
                .contains("dev.treadle.actor.HostileMessagesTest.lambda");
    }

    @Test
    void shouldStopAnActorAndTellItsParent() {
        ActorRef<String> parent =
                system.spawn(
                        "parent",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(String message) {
                                        var stops =
                                                ActorOptions.defaults()
                                                        .supervision(Supervision.stop());
                                        context()
                                                .spawn(
                                                        "child",
                                                        Actor.of(_ -> {
                                                            throw new HostileException();
                                                        }),
                                                        stops)
                                                .tell(message);
                                    }

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        inbox.tell(signal.getClass().getSimpleName());
                                    }
                                });

        parent.tell("go");

        assertThat(inbox.await(2)).containsExactly("Started", "ChildFailed");
    }

    @Test
    void shouldBecomeDeadLetters() {
        var count = new Inbox<DeadLetter>();
        system.deadLetters().attach(count);
        failing.close();
        failing.join();

        failing.tell(new Hostile(null));
        failing.tell(new Hostile(null));

        assertThat(count.size()).isEqualTo(2);
    }

    @Test
    void shouldTimeOut() {
        var options = SystemOptions.defaults().askTimeout(Duration.ofMillis(5));
        try (var quick = ActorSystem.create("quick", options)) {
            ActorRef<Object> silent = quick.spawn("silent", Actor.of(_ -> {}));
            assertThatThrownBy(() -> silent.ask(Hostile::new).await())
                    .isInstanceOf(AskException.class);
        }
    }

    @Test
    void shouldNotLetACallbackHurtTheActorThatReplies() {
        record Ping(ReplyTo<String> replyTo) {}
        var gate = new Gate();
        ActorRef<Ping> pong =
                system.spawn(
                        "pong",
                        Actor.of(ping -> {
                            gate.pass();
                            ping.replyTo().tell("pong");
                            inbox.tell("replied");
                        }));

        pong.ask(Ping::new).onComplete(_ -> throwIt(new HostileException()));
        pong.ask(Ping::new).onComplete(_ -> throwIt(new AssertionError("hostile")));
        gate.open();

        assertThat(inbox.await(2)).containsExactly("replied", "replied");
    }

    private static void throwIt(Throwable thrown) {
        switch (thrown) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalArgumentException(thrown);
        }
    }
}
