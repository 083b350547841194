package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.On;
import dev.treadle.actor.SpawnException;
import dev.treadle.actor.Tagged;
import dev.treadle.actor.TaggedActor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The programs of docs/guide/tagged-messages.md. */
@ExtendWith(QuietLogs.class)
class TaggedMessagesTest {

    private final Page page = Page.of("docs/guide/tagged-messages.md");

    @Test
    void shouldCalculate() {
        assertThat(Console.linesOf(TaggedMessagesTest::calculate))
                .containsExactly("x is 1", "2 + 3 is 5");
    }

    private static void calculate() {
        // tag::use
        try (var system = ActorSystem.create("maths")) {
            ActorRef<Tagged> calculator = system.spawn("calculator", Calculator::new);
            calculator.tell(Tagged.of("show", 1));
            int sum = calculator.ask(Integer.class, Tagged.asking("add", 2, 3)).await();
            IO.println("2 + 3 is " + sum);
        }
        // end::use
    }

    @Test
    void shouldSayWhatItHandles() {
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        try (var system = ActorSystem.create("maths")) {
            system.deadLetters().attach(letters::add);
            ActorRef<Tagged> calculator = system.spawn("calculator", Calculator::new);

            calculator.tell(Tagged.of("power", 2, 3));
            calculator.tell(Tagged.of("add", "2", 3));
            var unanswered =
                    catchThrowableOfType(
                            AskException.class,
                            () -> calculator.ask(Tagged.asking("show", 1)).await());
            int six = calculator.ask(Integer.class, Tagged.asking("add", 1, 2, 3)).await();

            assertThat(six).isEqualTo(6);
            assertThat(letters)
                    .extracting(DeadLetter::reason)
                    .containsOnly(DeadLetter.Reason.UNHANDLED)
                    .hasSize(3);
            for (DeadLetter letter : letters) {
                page.shouldQuote(letter.cause().orElseThrow().getMessage());
            }
            assertThat(unanswered.reason()).isEqualTo(AskException.Reason.FAILED);
        }
    }

    @Test
    void shouldCallPrivateMethods() {
        try (var system = ActorSystem.create("maths")) {
            ActorRef<Tagged> discreet = system.spawn("discreet", Discreet::new);

            int four = discreet.ask(Integer.class, Tagged.asking("double", 2)).await();

            assertThat(four).isEqualTo(4);
        }
    }

    static final class Ambiguous extends TaggedActor {
        @On("double")
        int twice(int x) {
            return 2 * x;
        }

        @On("double")
        String twice(String x) {
            return x + x;
        }
    }

    @Test
    void shouldRefuseTwoMethodsOfOneShape() {
        try (var system = ActorSystem.create("maths")) {
            assertThatThrownBy(() -> system.spawn("ambiguous", Ambiguous::new))
                    .isInstanceOf(SpawnException.class)
                    .hasMessageContaining("has two methods for the tag \"double\"");
        }
    }
}
