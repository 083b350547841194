package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxOptions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A selective receive takes what matches; what does not stays, in order. */
@ExtendWith(QuietLogs.class)
class SelectiveReceiveTest {

    private static final Duration SHORT = Duration.ofMillis(5);

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();

    private ActorRef<Object> spawn(Loop<Object> loop) {
        return system.spawn("loop", Actor.looping(loop));
    }

    @Test
    void shouldTakeTheFirstThatMatchesAndKeepTheOthersInOrder() {
        ActorRef<Object> actor =
                spawn(self -> {
                    inbox.tell(self.receive(Integer.class));
                    inbox.tell(self.receive(Integer.class, i -> i > 2));
                    while (true) {
                        inbox.tell(self.receive());
                    }
                });

        List.of("a", 1, "b", 2, "c", 3, "d").forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(inbox.messages()).containsExactly(1, 3, "a", "b", 2, "c", "d");
    }

    @Test
    void shouldTakeWhatItPassedOverBeforeWhatCameLater() {
        ActorRef<Object> actor =
                spawn(self -> {
                    inbox.tell(self.receive(Integer.class));
                    inbox.tell(self.receive(String.class));
                    inbox.tell(self.receive(String.class));
                });

        List.of("a", 1, "b").forEach(actor::tell);

        assertThat(inbox.await(3)).containsExactly(1, "a", "b");
    }

    @Test
    void shouldWaitNoLongerThanAsked() {
        ActorRef<Object> actor =
                spawn(self -> {
                    self.receive(String.class);
                    inbox.tell(self.receive(Integer.class, i -> i > 5, SHORT));
                    inbox.tell(self.receive(Integer.class, i -> i > 0, SHORT));
                });

        List.of(1, 2, "go").forEach(actor::tell);

        assertThat(inbox.await(2)).containsExactly(Optional.empty(), Optional.of(1));
    }

    @Test
    void shouldMakeDeadLettersOfWhatWasPassedOverAtTheEnd() {
        ActorRef<Object> actor = spawn(self -> inbox.tell(self.receive(Integer.class)));

        List.of("a", "b", 1, "c").forEach(actor::tell);
        actor.join();

        assertThat(inbox.messages()).containsExactly(1);
        assertThat(letters.messages(Reason.STOPPED)).startsWith("a", "b");
        assertThat(letters.all()).hasSize(3);
    }

    @Test
    void shouldKeepWhatWasPassedOverThroughARestart() {
        ActorRef<Object> actor =
                spawn(self -> {
                    if (self.receive(Integer.class) == 1) {
                        throw new IllegalArgumentException("on purpose");
                    }
                    while (true) {
                        inbox.tell(self.receive());
                    }
                });

        List.of("a", "b", 1, "c", 2).forEach(actor::tell);

        assertThat(inbox.await(3)).containsExactly("a", "b", "c");
    }

    @Test
    void shouldGiveTheRoomOfWhatItPassedOverToOthers() {
        ActorRef<Object> actor =
                system.spawn(
                        "loop",
                        Actor.looping(self -> inbox.tell(self.receive(Integer.class))),
                        ActorOptions.defaults().mailbox(MailboxOptions.bounded(5)));

        List.of("1", "2", "3", "4", "5").forEach(actor::tell);
        actor.tell(6);

        assertThat(inbox.await(1)).containsExactly(6);
    }

    @Test
    void shouldPassOverNoMoreThanTheCapacity() {
        ActorRef<Object> actor =
                system.spawn(
                        "loop",
                        Actor.looping(self -> {
                            try {
                                self.receive(Integer.class);
                            } catch (IllegalStateException e) {
                                inbox.tell(e.getMessage());
                            }
                            while (true) {
                                inbox.tell(self.receive());
                            }
                        }),
                        ActorOptions.defaults().mailbox(MailboxOptions.bounded(3)));

        List.of("1", "2", "3", "4").forEach(actor::tell);

        assertThat(inbox.await(4))
                .containsExactly(
                        "bank/loop has passed over 3 messages in selective receives; receive them"
                                + " too",
                        "1",
                        "2",
                        "3");
        assertThat(letters.messages(Reason.MAILBOX_FULL)).containsExactly("4");
    }

    @Test
    void shouldFailTheActorIfTheConditionThrowsAndLoseNothing() {
        ActorRef<Object> actor =
                spawn(self -> {
                    try {
                        self.receive(
                                String.class,
                                _ -> {
                                    throw new IllegalArgumentException("on purpose");
                                });
                    } catch (IllegalArgumentException e) {
                        inbox.tell(e.getMessage());
                    }
                    inbox.tell(self.receive());
                });

        actor.tell("a");

        assertThat(inbox.await(2)).containsExactly("on purpose", "a");
    }

    @Test
    void shouldRefuseNull() {
        ActorRef<Object> actor =
                spawn(self -> {
                    assertThatNullPointerException()
                            .isThrownBy(() -> self.receive((Class<String>) null))
                            .withMessage("type");
                    assertThatNullPointerException()
                            .isThrownBy(() -> self.receive(String.class, null))
                            .withMessage("condition");
                    assertThatNullPointerException()
                            .isThrownBy(() -> self.receive((Duration) null))
                            .withMessage("atMost");
                    inbox.tell("refused");
                });

        actor.join();

        assertThat(inbox.messages()).containsExactly("refused");
    }
}
