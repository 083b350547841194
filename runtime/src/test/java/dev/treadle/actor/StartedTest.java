package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;

/** The first signal of an instance. */
@ExtendWith(QuietLogs.class)
class StartedTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final Inbox<Object> inbox = new Inbox<>();

    private class Starting extends Actor<String> {
        @Override
        protected void receive(String message) {
            inbox.tell(message);
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.Started) {
                inbox.tell(ActorCell.current() == self());
                throwIfFirst();
            }
        }

        void throwIfFirst() {}
    }

    @Test
    void shouldComeBeforeAllMessagesOnTheActorsOwnThread() {
        ActorRef<String> actor =
                system.spawn(() -> {
                    var made = new Starting();
                    made.self().tell("sent before");
                    return made;
                });
        actor.tell("sent after");

        assertThat(inbox.await(3)).containsExactly(true, "sent before", "sent after");
    }

    @Test
    void shouldComeWithoutAnyMessage() {
        system.spawn(Starting::new);

        assertThat(inbox.await(1)).containsExactly(true);
    }

    @Test
    void shouldBeSupervisedAsAMessageIs() {
        ActorRef<String> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Starting() {
                                    @Override
                                    void throwIfFirst() {
                                        if (inbox.size() < 1_000) {
                                            throw new IllegalStateException("not yet");
                                        }
                                    }
                                },
                        ActorOptions.defaults()
                                .supervision(
                                        Supervision.restart()
                                                .atMost(100_000, Duration.ofMinutes(1))));
        actor.tell("at last");

        assertThat(inbox.await(1_001)).endsWith("at last").hasSize(1_001);
    }
}
