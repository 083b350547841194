package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/** Each ask without a reply ends with an error that names the actor, the message and the cause. */
@ExtendWith(QuietLogs.class)
class AskEndingsTest {

    /** A question; its text alone is in errors. */
    private record Ping(ReplyTo<String> replyTo) {
        @Override
        public String toString() {
            return "Ping";
        }
    }

    private static final String ASKED = "Somebody outside asked bank/actor for Ping, but ";

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Gate gate = new Gate();

    private ActorRef<Ping> spawn(Handler<Ping> handler) {
        return system.spawn("actor", Actor.of(handler));
    }

    private AskException assertEnds(Result<String> result, Reason reason, String why) {
        var error = catchThrowableOfType(AskException.class, result::await);
        assertThat(error).hasMessage(ASKED + why);
        assertThat(error.reason()).isEqualTo(reason);
        assertThat(error.actor()).isEqualTo("bank/actor");
        assertThat(error.getStackTrace()).isNotEmpty();
        assertThat(result.outcome())
                .get()
                .isInstanceOfSatisfying(
                        Outcome.Failure.class,
                        failure -> assertThat(failure.cause()).hasMessage(ASKED + why));
        return error;
    }

    @Test
    void shouldEndAtOnceWhenTheHandlerThrowsBeforeItReplied() {
        var cause = new IOException("no disk");
        ActorRef<Ping> actor =
                spawn(_ -> {
                    throw cause;
                });

        var error =
                assertEnds(
                        actor.ask(Ping::new),
                        Reason.FAILED,
                        "its handler threw java.io.IOException: no disk");

        assertThat(error).hasCause(cause);
        assertThat(letters.only().message()).isInstanceOf(Ping.class);
    }

    @Test
    void shouldKeepAReplyThoughTheHandlerThrowsAfterIt() {
        ActorRef<Ping> actor =
                spawn(ping -> {
                    ping.replyTo().tell("pong");
                    throw new IOException("no disk");
                });

        assertThat(actor.ask(Ping::new).await()).isEqualTo("pong");
    }

    @Test
    void shouldEndByAFailureThatIsAnswered() {
        var cause = new IllegalArgumentException("no pong today");
        ActorRef<Ping> actor = spawn(ping -> ping.replyTo().fail(cause));

        var error =
                assertEnds(
                        actor.ask(Ping::new),
                        Reason.FAILED,
                        "it answered with java.lang.IllegalArgumentException: no pong today");

        assertThat(error).hasCause(cause);
    }

    @Test
    void shouldEndWhenTheActorWasClosedBefore() {
        ActorRef<Ping> actor = spawn(_ -> {});
        actor.close();

        assertEnds(actor.ask(Ping::new), Reason.STOPPED, "it had been closed");
        actor.join();
        assertEnds(actor.ask(Ping::new), Reason.STOPPED, "it had been closed");
        assertThat(letters.messages(DeadLetter.Reason.CLOSED)).hasSize(2);
    }

    @Test
    void shouldEndWhenTheActorIsStoppedBeforeItComesToTheMessage() throws Exception {
        ActorRef<Ping> actor = spawn(_ -> gate.pass());
        actor.ask(Ping::new);
        gate.awaitEntered();
        Result<String> second = actor.ask(Ping::new);

        actor.stop();
        gate.open();

        assertEnds(second, Reason.STOPPED, "it ended before it came to the message");
        assertThat(letters.messages(DeadLetter.Reason.STOPPED)).hasSize(1);
    }

    @Test
    void shouldEndWhenTheActorIsKilledWhileItHandlesTheMessage() throws Exception {
        ActorRef<Ping> actor = spawn(_ -> gate.pass());
        Result<String> result = actor.ask(Ping::new);
        gate.awaitEntered();

        actor.kill();

        var error =
                assertEnds(result, Reason.STOPPED, "it was killed while it handled the message");
        assertThat(error).hasCauseInstanceOf(InterruptedException.class);
        actor.join();
        assertThat(letters.only().reason()).isEqualTo(DeadLetter.Reason.STOPPED);
    }

    @Test
    void shouldGetAReplyThoughTheActorIsStoppedWhileItHandlesTheMessage() throws Exception {
        ActorRef<Ping> actor =
                spawn(ping -> {
                    gate.pass();
                    ping.replyTo().tell("pong");
                });
        Result<String> result = actor.ask(Ping::new);
        gate.awaitEntered();

        actor.stop();
        gate.open();

        assertThat(result.await()).isEqualTo("pong");
    }

    @Test
    void shouldGetAStoredReplyThoughTheActorHasEnded() {
        var stored = new AtomicReference<ReplyTo<String>>();
        ActorRef<Ping> actor = spawn(ping -> stored.set(ping.replyTo()));
        Result<String> result = actor.ask(Ping::new);
        actor.close();
        actor.join();

        stored.get().tell("pong");

        assertThat(result.await()).isEqualTo("pong");
    }

    @Test
    void shouldEndWhenTheMailboxIsFull() throws Exception {
        var options = ActorOptions.defaults().mailbox(MailboxOptions.bounded(1, Overflow.FAIL));
        ActorRef<Ping> actor = system.spawn("actor", Actor.of(_ -> gate.pass()), options);
        actor.ask(Ping::new);
        gate.awaitEntered();
        actor.ask(Ping::new);

        assertEnds(actor.ask(Ping::new), Reason.REJECTED, "its mailbox was full, with 1 message");
        assertThat(letters.messages(DeadLetter.Reason.MAILBOX_FULL)).hasSize(1);
        gate.open();
    }

    @Test
    void shouldEndWhenItIsCancelled() throws Exception {
        ActorRef<Ping> actor =
                spawn(ping -> {
                    gate.pass();
                    ping.replyTo().tell("late");
                });
        Result<String> result = actor.ask(Ping::new);
        gate.awaitEntered();

        assertThat(result.cancel()).isTrue();
        assertThat(result.cancel()).isFalse();
        assertThat(assertEnds(result, Reason.CANCELLED, "the asker cancelled it"))
                .hasCauseInstanceOf(CancellationException.class);
        gate.open();

        assertThat(letters.only().reason()).isEqualTo(DeadLetter.Reason.LATE_REPLY);
        assertThat(letters.only().message()).isEqualTo("late");
    }

    @Test
    void shouldEndWhenTheAskerIsInterruptedWhileItWaitsForRoom() throws Exception {
        var options = ActorOptions.defaults().mailbox(MailboxOptions.bounded(1));
        ActorRef<Ping> actor = system.spawn("actor", Actor.of(_ -> gate.pass()), options);
        actor.ask(Ping::new);
        gate.awaitEntered();
        actor.ask(Ping::new);

        Thread.currentThread().interrupt();
        Result<String> result = actor.ask(Ping::new);

        assertThat(Thread.interrupted()).isTrue();
        assertEnds(result, Reason.CANCELLED, "the asker was interrupted while it waited");
        gate.open();
    }

    @Test
    void shouldEndWithTheSystemThoughTheReplySideWasStored() {
        var stored = new Inbox<ReplyTo<String>>();
        ActorRef<Ping> actor = spawn(ping -> stored.tell(ping.replyTo()));
        Result<String> result = actor.ask(Duration.ofHours(1), Ping::new);
        stored.await(1);

        system.close();

        assertEnds(result, Reason.STOPPED, "the system was closed before a reply came");
        stored.messages().getFirst().tell("too late");
        assertThat(letters.only().message()).isEqualTo("too late");
    }
}
