package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.spi.BlockedSenders;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.function.BiConsumer;

/** Whoever waits for the end of an actor that sends to it, or asks it, goes on. */
@ExtendWith(QuietLogs.class)
class RestartDeadlockTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final ActorOptions FOR_ONE =
            ActorOptions.defaults().mailbox(MailboxOptions.bounded(1));

    private record Question(ReplyTo<String> replyTo) {}

    @AutoClose
    private final ActorSystem system =
            ActorSystem.create(
                    "bank", SystemOptions.defaults().deadlockGrace(Duration.ofMillis(50)));

    private final Gate gate = new Gate();
    private final Inbox<Object> inbox = new Inbox<>();
    private final Inbox<ActorRef<Object>> children = new Inbox<>();

    /** Fails at the gate, and has a child that does something to it. */
    private final class Parent extends Actor<Object> {

        Parent(BiConsumer<ActorRef<Object>, Object> ofChild) {
            ActorRef<Object> self = self();
            children.tell(
                    context().spawn("child", Actor.of(message -> ofChild.accept(self, message))));
        }

        @Override
        protected void receive(Object message) {
            failOrTell(message);
        }
    }

    private void failOrTell(Object message) {
        if (message.equals("fail")) {
            gate.passInAnyCase();
            throw new IllegalStateException("failed as told");
        }
        inbox.tell(message);
    }

    private void fill(ActorRef<Object> actor, String busyWith) throws InterruptedException {
        actor.tell(busyWith);
        gate.awaitEntered();
        actor.tell("waits in the mailbox");
    }

    private static void awaitSenderTo(ActorRef<?> actor) {
        await().until(() -> {
            BlockedSenders senders = ((ActorCell<?>) actor).annex().sendersIfAny();
            return senders != null && !senders.isEmpty();
        });
    }

    @Test
    void shouldRestartAParentThatItsChildWaitsToSendTo() throws Exception {
        ActorRef<Object> parent = system.spawn("parent", () -> new Parent(ActorRef::tell), FOR_ONE);
        fill(parent, "fail");
        children.await(1).getFirst().tell("waits for room");
        awaitSenderTo(parent);

        gate.open();

        assertThat(inbox.await(2)).containsExactly("waits in the mailbox", "waits for room");
    }

    @Test
    void shouldRestartOneOfAGroupThatAnotherWaitsToSendTo() throws Exception {
        var together = FOR_ONE.supervision(Supervision.restart().allForOne());
        ActorRef<Object> first = system.spawn("first", Actor.of(this::failOrTell), together);
        system.spawn("between", Actor.of(_ -> {}), together);
        ActorRef<Object> last = system.spawn("last", Actor.of(first::tell), together);
        system.spawn("more", Actor.of(_ -> {}), together);
        fill(first, "fail");
        last.tell("waits for room");
        awaitSenderTo(first);

        gate.open();

        assertThat(inbox.await(2)).containsExactly("waits in the mailbox", "waits for room");
    }

    @Test
    void shouldJoinOneThatWaitsToSendHere() throws Exception {
        var joined = new Inbox<ActorRef<Object>>();
        ActorRef<Object> joins =
                system.spawn(
                        "joins",
                        Actor.of(message -> {
                            if (message.equals("join")) {
                                gate.passInAnyCase();
                                joined.await(1).getFirst().close();
                                joined.await(1).getFirst().join();
                            }
                            inbox.tell(message);
                        }),
                        FOR_ONE);
        ActorRef<Object> sends = system.spawn("sends", Actor.of(joins::tell));
        joined.tell(sends);
        fill(joins, "join");
        sends.tell("waits for room");
        awaitSenderTo(joins);

        gate.open();

        assertThat(inbox.await(3))
                .containsExactly("join", "waits in the mailbox", "waits for room");
    }

    @Test
    void shouldFailTheAskOfAChildWhoseEndItsParentWaitsFor() throws Exception {
        BiConsumer<ActorRef<Object>, Object> asks =
                (parent, _) -> {
                    Result<String> asked = parent.ask(LONG, Question::new);
                    inbox.tell(catchThrowableOfType(AskException.class, asked::await));
                };
        ActorRef<Object> parent = system.spawn("parent", () -> new Parent(asks));
        parent.tell("fail");
        gate.awaitEntered();
        ActorRef<Object> child = children.await(1).getFirst();
        child.tell("ask");
        await().until(() -> ((ActorCell<?>) child).waits() != null);

        gate.open();

        assertThat(inbox.await(1).getFirst())
                .isInstanceOfSatisfying(
                        AskException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.DEADLOCKED));
    }
}
