package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.MailboxOptions;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.logging.Level;

/** An actor that floods itself is told no at 16 times its capacity, and lives. */
class CeilingTest {

    private static final int CAPACITY = 10;
    private static final int CEILING = 16 * CAPACITY;

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();

    /** Sends itself that many messages when told to, until it is told no. */
    private final class Flooding extends Actor<Integer> {
        @Override
        protected void receive(Integer message) {
            if (message < 0) {
                for (int i = 0; i < -message; i++) {
                    self().tell(i);
                }
            } else {
                inbox.tell(message);
            }
        }
    }

    private ActorRef<Integer> spawn() {
        return system.spawn(
                "actor",
                Flooding::new,
                ActorOptions.defaults().mailbox(MailboxOptions.bounded(CAPACITY)));
    }

    @Test
    void shouldAdmitWhatAnActorSendsItselfOverCapacity() {
        ActorRef<Integer> actor = spawn();

        actor.tell(-CEILING);

        assertThat(inbox.await(CEILING)).hasSize(CEILING);
        assertThat(letters.all()).isEmpty();
        assertThat(log.lines(Level.WARNING))
                .contains(
                        "bank/actor was full and its sender could not wait without a deadlock:"
                                + " admitted over capacity, 1 times in this system by now");
    }

    @Test
    void shouldSayNoAtTheCeiling() {
        ActorRef<Integer> actor = spawn();

        actor.tell(-CEILING - 1);
        inbox.await(CEILING);

        assertThat(letters.messages(Reason.CEILING)).containsExactly(CEILING);
        assertThat(letters.messages(Reason.FAILED)).containsExactly(-CEILING - 1);
        assertThat(letters.all().getLast().cause())
                .get()
                .isInstanceOfSatisfying(
                        MailboxFullException.class,
                        e ->
                                assertThat(e)
                                        .hasMessage(
                                                "The mailbox of bank/actor holds 160 messages, the"
                                                        + " ceiling; its senders must slow down"));
        actor.tell(1_000);
        assertThat(inbox.await(CEILING + 1)).endsWith(1_000);
    }

    @Test
    void shouldKeepAnEndlessSelfFloodAlive() {
        ActorRef<Integer> endless =
                system.spawn(
                        "endless",
                        () ->
                                new Actor<>() {
                                    @Override
                                    protected void receive(Integer message) {
                                        inbox.tell(message);
                                        self().tell(message + 1);
                                        self().tell(message + 1);
                                    }
                                },
                        ActorOptions.defaults()
                                .mailbox(MailboxOptions.bounded(CAPACITY))
                                .supervision(Supervision.resume()));

        endless.tell(0);
        inbox.await(3_000);
        endless.stop();
        endless.join();

        assertThat(letters.messages(Reason.CEILING)).isNotEmpty();
    }
}
