package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;

/** Messages that are put aside. */
@ExtendWith(QuietLogs.class)
class StashTest {

    private static final int CAPACITY = 3;

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();
    private final ActorRef<Object> actor = system.spawn("actor", Stashing::new);

    private record Question(ReplyTo<String> replyTo) {}

    /** Puts all aside until it is open. */
    private final class Stashing extends Actor<Object> {
        private final StashBuffer<Object> stash = context().stash(CAPACITY);
        private boolean open;

        @Override
        protected void receive(Object message) {
            switch (message.toString()) {
                case "open" -> {
                    open = true;
                    stash.unstashAll();
                }
                case "one" -> stash.unstash(1);
                case "shut" -> open = false;
                case "fail" -> throw new IllegalStateException("on purpose");
                case "stash and fail" -> {
                    stash.stash(message);
                    throw new IllegalStateException("on purpose");
                }
                case "stash, unstash and fail" -> {
                    stash.stash(message);
                    stash.unstashAll();
                    throw new IllegalStateException("on purpose");
                }
                default -> handle(message);
            }
        }

        private void handle(Object message) {
            if (!open) {
                stash.stash(message);
            } else if (message instanceof Question(var replyTo)) {
                replyTo.tell("answer");
            } else {
                inbox.tell(message);
            }
        }
    }

    private void tell(Object... messages) {
        List.of(messages).forEach(actor::tell);
    }

    @Test
    void shouldComeBeforeWhatWaitsInTheirOrder() {
        tell("a", "b", "c", "open", "d");

        assertThat(inbox.await(4)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void shouldStayIfPutAsideAgain() {
        tell("a", "b", "one", "c", "open", "d");

        assertThat(inbox.await(4)).containsExactly("b", "a", "c", "d");
    }

    @Test
    void shouldFailTheMessageThatHasNoRoom() {
        system.spawn(
                "parent",
                () ->
                        new Actor<>() {
                            {
                                context()
                                        .spawn(
                                                "child",
                                                Stashing::new,
                                                ActorOptions.defaults()
                                                        .supervision(Supervision.stop()));
                                List.of("a", "b", "c", "d").forEach(self()::tell);
                            }

                            @Override
                            @SuppressWarnings("unchecked")
                            protected void receive(Object message) {
                                ((ActorRef<Object>) context().children().getFirst()).tell(message);
                            }

                            @Override
                            protected void onSignal(Signal signal) {
                                if (signal instanceof Signal.ChildFailed(_, var cause)) {
                                    inbox.tell(cause.getMessage());
                                }
                            }
                        });

        assertThat(inbox.await(1))
                .containsExactly(
                        "bank/parent/child has put aside all that its stash holds, 3; unstash"
                                + " some, or give it more room");
        assertThat(letters.messages(Reason.FAILED)).containsExactly("d");
        assertThat(letters.messages(Reason.STOPPED)).containsExactly("a", "b", "c");
    }

    @Test
    void shouldWaitAgainAfterARestart() {
        tell("a", "b", "fail", "c", "open", "d");

        assertThat(inbox.await(4)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void shouldBeDeadLettersWhenTheActorEnds() {
        tell("a", "b");
        actor.close();
        actor.join();

        assertThat(letters.messages(Reason.STOPPED)).containsExactly("a", "b");
    }

    @Test
    void shouldNotHoldAMessageWhoseHandlerThrew() {
        tell("a", "stash and fail", "stash, unstash and fail", "open", "b");

        assertThat(inbox.await(2)).containsExactly("a", "b");
        assertThat(letters.messages(Reason.FAILED))
                .containsExactly("stash and fail", "stash, unstash and fail");
    }

    @Test
    void shouldLetAnAskGoOn() {
        var answer = actor.ask(String.class, Question::new);
        actor.tell("open");

        assertThat(answer.await()).isEqualTo("answer");
    }

    @Test
    void shouldEndAnAskWithTheActor() {
        var answer = actor.ask(String.class, Question::new);
        actor.tell("a");
        actor.close();

        assertThatThrownBy(answer::await)
                .isInstanceOfSatisfying(
                        AskException.class,
                        e -> assertThat(e.reason()).isEqualTo(AskException.Reason.STOPPED));
    }

    @Test
    void shouldWorkForALoopingActor() {
        ActorRef<String> loop =
                system.spawn(
                        "loop",
                        Actor.<String>looping(self -> {
                            StashBuffer<String> stash = self.context().stash(10);
                            for (String next = self.receive();
                                    !next.equals("open");
                                    next = self.receive()) {
                                stash.stash(next);
                            }
                            assertThat(stash.size()).isEqualTo(2);
                            stash.unstashAll();
                            while (true) {
                                inbox.tell(self.receive());
                            }
                        }));
        List.of("a", "b", "open", "c").forEach(loop::tell);

        assertThat(inbox.await(3)).containsExactly("a", "b", "c");
    }
}
