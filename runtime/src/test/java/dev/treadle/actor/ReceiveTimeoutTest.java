package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;

/** An actor is told that it got no message for a time. */
@ExtendWith(QuietLogs.class)
class ReceiveTimeoutTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose private final ManualTime time = new ManualTime("bank");
    private final Inbox<Object> inbox = new Inbox<>();
    private final ActorRef<Object> actor = time.system().spawn("actor", Waiting::new);

    private final class Waiting extends Actor<Object> {
        @Override
        protected void receive(Object message) {
            switch (message) {
                case Duration after -> context().receiveTimeout(after, "idle");
                case Boolean _ -> context().cancelReceiveTimeout();
                case Gate gate -> gate.passInAnyCase();
                case RuntimeException failure -> throw failure;
                default -> {}
            }
            inbox.tell(message);
        }
    }

    @BeforeEach
    void set() {
        actor.tell(SECOND);
        await().until(() -> time.pending() == 1);
        inbox.await(1);
    }

    @Test
    void shouldComeAgainAndAgainWhileNothingElseDoes() {
        time.advanceMillis(999);
        time.advanceMillis(1);
        assertThat(inbox.await(2)).endsWith("idle");
        awaitRest();
        await().until(() -> time.pending() == 1);

        time.advance(SECOND);

        assertThat(inbox.await(3)).endsWith("idle", "idle");
    }

    /** The time counts from the end of the handler, which may come after what it sent. */
    private void awaitRest() {
        await().until(((ActorCell<?>) actor)::atRest);
    }

    @Test
    void shouldCountFromTheLastMessage() {
        time.advanceMillis(600);
        actor.tell("a");
        inbox.await(2);
        awaitRest();

        time.advanceMillis(999);
        await().until(() -> time.pending() == 1);
        actor.tell("b");
        assertThat(inbox.await(3)).containsExactly(SECOND, "a", "b");
        awaitRest();

        time.advanceMillis(1); // when the first one after "a" would have been due
        await().until(() -> time.pending() == 1);
        time.advanceMillis(998);
        await().until(() -> time.pending() == 1);
        assertThat(inbox.messages()).doesNotContain("idle");
        time.advanceMillis(1);
        assertThat(inbox.await(4)).endsWith("b", "idle");
    }

    @Test
    void shouldNotTakeALongHandlerForIdleness() throws Exception {
        var gate = new Gate();
        actor.tell(gate);
        gate.awaitEntered();
        time.advance(SECOND.multipliedBy(10));
        gate.open();
        await().until(() -> time.pending() == 1);

        actor.tell("after");

        assertThat(inbox.await(3)).containsExactly(SECOND, gate, "after");
    }

    @Test
    void shouldNotComeAfterItWasCancelled() {
        actor.tell(true);
        inbox.await(2);

        assertThat(time.pending()).isZero();
    }

    @Test
    void shouldEndWithARestart() {
        actor.tell(new IllegalStateException("on purpose"));
        actor.tell("restarted");
        inbox.await(2);

        assertThat(time.pending()).isZero();
    }
}
