package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** More urgent messages come first, the exit sentinel last. */
class PriorityMailboxTest {

    /** Something to do, the higher the more urgent; 99 holds the actor up. */
    private record Task(int urgency, String name, ReplyTo<String> replyTo) {
        Task(int urgency, String name) {
            this(urgency, name, null);
        }
    }

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<String> inbox = new Inbox<>();
    private final Gate gate = new Gate();

    private ActorRef<Task> busy(MailboxOptions mailbox) throws InterruptedException {
        var byUrgency = mailbox.withPriority(task -> ((Task) task).urgency());
        Handler<Task> handler =
                task -> {
                    if (task.urgency() == 99) {
                        gate.pass();
                    } else {
                        inbox.tell(task.name());
                    }
                    if (task.replyTo() != null) {
                        task.replyTo().tell(task.name());
                    }
                };
        ActorRef<Task> actor =
                system.spawn(
                        "actor", Actor.of(handler), ActorOptions.defaults().mailbox(byUrgency));
        actor.tell(new Task(99, "first"));
        gate.awaitEntered();
        return actor;
    }

    @Test
    void shouldHandleTheMostUrgentFirstAndEqualsInOrder() throws Exception {
        ActorRef<Task> actor = busy(MailboxOptions.defaults());

        List.of(1, 3, 2, 3, 1).forEach(urgency -> actor.tell(new Task(urgency, "u" + urgency)));
        for (int i = 0; i < 5; i++) {
            actor.tell(new Task(2, "equal " + i));
        }
        actor.close();
        gate.open();
        actor.join();

        assertThat(inbox.messages())
                .containsExactly(
                        "u3", "u3", "u2", "equal 0", "equal 1", "equal 2", "equal 3", "equal 4",
                        "u1", "u1");
    }

    @Test
    void shouldGiveAsksThePriorityOfTheirMessage() throws Exception {
        ActorRef<Task> actor = busy(MailboxOptions.defaults());

        actor.tell(new Task(1, "told"));
        var answer = actor.ask(String.class, replyTo -> new Task(2, "asked", replyTo));
        gate.open();

        assertThat(answer.await()).isEqualTo("asked");
        assertThat(inbox.await(2)).containsExactly("asked", "told");
    }

    @Test
    void shouldDropTheOldestOfTheLeastUrgent() throws Exception {
        ActorRef<Task> actor = busy(MailboxOptions.bounded(2, Overflow.DROP_OLDEST));

        IntStream.rangeClosed(1, 4).forEach(i -> actor.tell(new Task(i, "u" + i)));
        var refused = actor.ask(String.class, replyTo -> new Task(0, "asked", replyTo));
        actor.close();
        gate.open();
        actor.join();

        assertThat(inbox.messages()).containsExactly("u4", "u3");
        assertThatThrownBy(refused::await)
                .isInstanceOfSatisfying(
                        AskException.class,
                        e -> assertThat(e.reason()).isEqualTo(AskException.Reason.REJECTED));
        assertThat(letters.messages(Reason.DROPPED)).hasSize(3);
    }

    @Test
    void shouldPassOnToTheSenderWhatThePriorityThrows() throws Exception {
        ActorRef<Object> actor =
                system.spawn(
                        "by-length",
                        Actor.of(message -> inbox.tell(message.toString())),
                        ActorOptions.defaults()
                                .mailbox(
                                        MailboxOptions.defaults()
                                                .withPriority(m -> ((String) m).length())));

        assertThatThrownBy(() -> actor.tell(1)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> actor.ask(_ -> 1)).isInstanceOf(ClassCastException.class);

        actor.tell("goes on");
        assertThat(inbox.await(1)).containsExactly("goes on");
        assertThat(letters.all()).isEmpty();
    }
}
