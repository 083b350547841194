package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;
import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.concurrent.Executors;

/** An ask that gets its reply. */
class AskTest {

    /** What one can ask a calculator. */
    sealed interface Question {
        record Square(int number, ReplyTo<Integer> replyTo) implements Question {}

        record Store(ReplyTo<Integer> replyTo) implements Question {}

        record Release(int number) implements Question {}

        record Forward(Question question) implements Question {}
    }

    private static final class Calculator extends Actor<Question> {
        private final Optional<ActorRef<Question>> next;
        private Optional<ReplyTo<Integer>> stored = Optional.empty();

        Calculator(Optional<ActorRef<Question>> next) {
            this.next = next;
        }

        @Override
        protected void receive(Question question) {
            switch (question) {
                case Question.Square(var number, var replyTo) -> replyTo.tell(number * number);
                case Question.Store(var replyTo) -> stored = Optional.of(replyTo);
                case Question.Release(var number) -> stored.orElseThrow().tell(number);
                case Question.Forward(var inner) -> next.orElseThrow().tell(inner);
            }
        }
    }

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final ActorRef<Question> last =
            system.spawn("last", () -> new Calculator(Optional.empty()));
    private final ActorRef<Question> first =
            system.spawn("first", () -> new Calculator(Optional.of(last)));

    @Test
    void shouldTakeThePrimitiveTypeOfAReply() {
        int sixteen = last.ask(int.class, replyTo -> new Question.Square(4, replyTo)).await();

        assertThat(sixteen).isEqualTo(16);
    }

    @Test
    void shouldGiveTheReply() {
        Result<Integer> nine = last.ask(replyTo -> new Question.Square(3, replyTo));
        int sixteen = last.ask(Integer.class, replyTo -> new Question.Square(4, replyTo)).await();

        assertThat(nine.await()).isEqualTo(9);
        assertThat(nine.isDone()).isTrue();
        assertThat(nine.outcome()).contains(new Outcome.Success<>(9));
        assertThat(sixteen).isEqualTo(16);
    }

    @Test
    void shouldGiveAForwardedReply() {
        Result<Integer> nine = first.ask(r -> new Question.Forward(new Question.Square(3, r)));

        assertThat(nine.await()).isEqualTo(9);
    }

    @Test
    void shouldGiveAStoredReply() {
        Result<Integer> seven = last.ask(Question.Store::new);
        assertThat(seven.isDone()).isFalse();

        last.tell(new Question.Release(7));

        assertThat(seven.await()).isEqualTo(7);
    }

    @Test
    void shouldGiveTheFirstReplyAndMakeADeadLetterOfTheSecond() {
        Result<Integer> seven = last.ask(Question.Store::new);

        last.tell(new Question.Release(7));
        last.tell(new Question.Release(8));

        assertThat(seven.await()).isEqualTo(7);
        DeadLetter late = letters.only();
        assertThat(late.message()).isEqualTo(8);
        assertThat(late.reason()).isEqualTo(Reason.LATE_REPLY);
        assertThat(late.sender()).contains("bank/last");
        assertThat(late.recipient()).isEqualTo("an ask of bank/last");
    }

    @Test
    void shouldCallBackWithTheOutcome() {
        var outcomes = new Inbox<Outcome<Integer>>();

        last.<Integer>ask(r -> new Question.Square(2, r)).onComplete(outcomes::tell);

        assertThat(outcomes.await(1)).containsExactly(new Outcome.Success<>(4));
    }

    @Test
    void shouldBeAFutureToo() throws Exception {
        Result<Integer> four = last.ask(r -> new Question.Square(2, r));

        assertThat(four.toCompletableFuture().get()).isEqualTo(4);
    }

    @Test
    void shouldBeAwaitedFromAnyThread() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int four =
                    threads.submit(() -> last.<Integer>ask(r -> new Question.Square(2, r)).await())
                            .get();
            assertThat(four).isEqualTo(4);
        }
    }

    @Test
    void shouldBeAwaitedInAHandler() {
        var inbox = new Inbox<Integer>();
        ActorRef<Integer> asking =
                system.spawn(
                        "asking",
                        Actor.of(number ->
                                inbox.tell(
                                        last.<Integer>ask(r -> new Question.Square(number, r))
                                                .await())));

        for (int i = 1; i <= 3; i++) {
            asking.tell(i);
        }

        assertThat(inbox.await(3)).containsExactly(1, 4, 9);
    }

    @Test
    void shouldRefuseAReplyOfAnotherClass() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Result<String> lie =
                last.ask(String.class, replyTo -> new Question.Square(2, (ReplyTo) replyTo));

        assertThatThrownBy(lie::await)
                .isInstanceOf(AskException.class)
                .hasMessageContaining("the reply is a java.lang.Integer, not a java.lang.String")
                .hasCauseInstanceOf(ClassCastException.class);
    }

    @Test
    void shouldPassOnWhatTheQuestionThrows() {
        assertThatThrownBy(() ->
                        last.ask(_ -> {
                            throw new IllegalArgumentException("on purpose");
                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("on purpose");
        assertThat(letters.all()).isEmpty();
    }
}
