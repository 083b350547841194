package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What becomes of a message that does not fit, by policy. */
class OverflowTest {

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Integer> inbox = new Inbox<>();
    private final Gate gate = new Gate();

    /** An actor that waits at the gate with message 0, and has 1 and 2 in its mailbox of two. */
    private ActorRef<Integer> full(Overflow overflow) throws InterruptedException {
        return full(MailboxOptions.bounded(2, overflow));
    }

    private ActorRef<Integer> full(MailboxOptions mailbox) throws InterruptedException {
        Handler<Integer> handler =
                message -> {
                    if (message == 0) {
                        gate.pass();
                    }
                    inbox.tell(message);
                };
        var options = ActorOptions.defaults().mailbox(mailbox);
        ActorRef<Integer> actor = system.spawn("actor", Actor.of(handler), options);
        actor.tell(0);
        gate.awaitEntered();
        List.of(1, 2).forEach(actor::tell);
        return actor;
    }

    private void goOnAndEnd(ActorRef<?> actor) {
        gate.open();
        actor.close();
        actor.join();
    }

    @Test
    void shouldTellTheSenderThatItFailed() throws Exception {
        ActorRef<Integer> actor = full(Overflow.FAIL);

        assertThatThrownBy(() -> actor.tell(3))
                .isInstanceOf(MailboxFullException.class)
                .hasMessage(
                        "The mailbox of bank/actor is full, its capacity is 2; send less, or let"
                                + " senders wait");
        goOnAndEnd(actor);

        assertThat(inbox.messages()).containsExactly(0, 1, 2);
        assertThat(letters.messages(Reason.MAILBOX_FULL)).containsExactly(3);
    }

    @Test
    void shouldDropTheNewest() throws Exception {
        ActorRef<Integer> actor = full(Overflow.DROP_NEWEST);

        List.of(3, 4).forEach(actor::tell);
        goOnAndEnd(actor);

        assertThat(inbox.messages()).containsExactly(0, 1, 2);
        assertThat(letters.messages(Reason.DROPPED)).containsExactly(3, 4);
    }

    @Test
    void shouldDropTheOldest() throws Exception {
        ActorRef<Integer> actor = full(Overflow.DROP_OLDEST);

        List.of(3, 4, 5).forEach(actor::tell);
        goOnAndEnd(actor);

        assertThat(inbox.messages()).containsExactly(0, 4, 5);
        assertThat(letters.messages(Reason.DROPPED)).containsExactly(1, 2, 3);
    }

    @Test
    void shouldNotSayThatTheSenderOfANewMessageSentTheDroppedOne() throws Exception {
        ActorRef<Integer> actor = full(Overflow.DROP_OLDEST);

        ActorRef<Integer> sender = system.spawn("sender", Actor.of(actor::tell));
        sender.tell(3);
        sender.close();
        sender.join();
        goOnAndEnd(actor);

        assertThat(letters.only().message()).isEqualTo(1);
        assertThat(letters.only().sender()).isEmpty();
    }

    @Test
    void shouldSayWhoSentADroppedMessage() throws Exception {
        ActorRef<Integer> actor = full(Overflow.DROP_NEWEST);

        ActorRef<Integer> sender = system.spawn("sender", Actor.of(actor::tell));
        sender.tell(3);
        sender.close();
        sender.join();
        goOnAndEnd(actor);

        assertThat(letters.only().sender()).contains("bank/sender");
    }

    @Test
    void shouldNeverOfferMoreThanThereIsRoomFor() throws Exception {
        ActorRef<Integer> actor = full(Overflow.BLOCK);

        assertThat(actor.offer(3)).isFalse();
        goOnAndEnd(actor);

        assertThat(letters.all()).isEmpty();
        assertThat(inbox.messages()).containsExactly(0, 1, 2);
    }

    @Test
    void shouldHaveRoomForAllWhereThereIsNoBound() throws Exception {
        ActorRef<Integer> actor = full(MailboxOptions.unbounded());

        for (int i = 3; i < 200_000; i++) {
            actor.tell(i);
        }
        goOnAndEnd(actor);

        assertThat(inbox.messages()).hasSize(200_000).isSorted();
    }

    @Test
    void shouldTakeTheSystemsMailboxUnlessTheActorHasItsOwn() throws Exception {
        var small = MailboxOptions.bounded(1, Overflow.FAIL);
        try (var other = ActorSystem.create("o", SystemOptions.defaults().mailbox(small))) {
            ActorRef<Integer> actor = other.spawn("actor", Actor.of(_ -> gate.pass()));
            actor.tell(1);
            gate.awaitEntered();
            actor.tell(2);

            assertThatThrownBy(() -> actor.tell(3)).isInstanceOf(MailboxFullException.class);
            gate.open();
        }
    }
}
