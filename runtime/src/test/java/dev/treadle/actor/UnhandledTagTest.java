package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.concurrent.atomic.AtomicInteger;

/** A tagged message without a fitting method never fails the actor, and never passes silently. */
@ExtendWith(QuietLogs.class)
class UnhandledTagTest {

    private static final String KNOWN = "\"A\" with (int), \"B\" with (int, String)";

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final AtomicInteger made = new AtomicInteger();

    private final class Known extends TaggedActor {
        Known() {
            made.incrementAndGet();
        }

        @On("A")
        void a(int x) {}

        @On("B")
        int b(int x, String y) {
            return x;
        }
    }

    private final ActorRef<Tagged> actor = system.spawn("actor", Known::new);

    private static Object[] arguments(String given) {
        return switch (given) {
            case "none" -> new Object[0];
            case "text" -> new Object[] {"one"};
            case "long" -> new Object[] {1L};
            case "two" -> new Object[] {1, 2};
            default -> new Object[] {1};
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    C | one  | the tag "C"
                    A | none | "A" with ()
                    A | text | "A" with (String)
                    A | long | "A" with (Long)
                    B | two  | "B" with (Integer, Integer)
                    B | one  | "B" with (Integer)
                    """)
    void shouldBecomeADeadLetterThatNamesTheKnownTags(String tag, String given, String mismatch) {
        var message = Tagged.of(tag, arguments(given));

        actor.tell(message);

        DeadLetter letter = letters.only();
        assertThat(letter.reason()).isEqualTo(Reason.UNHANDLED);
        assertThat(letter.message()).isEqualTo(message);
        assertThat(letter.cause())
                .get()
                .isInstanceOfSatisfying(
                        UnhandledMessageException.class,
                        why ->
                                assertThat(why)
                                        .hasMessage(
                                                "bank/actor does not handle %s; it handles %s",
                                                mismatch, KNOWN));
        assertThat(made).hasValue(1);
    }

    @Test
    void shouldEndAnAskAtOnce() {
        assertThatThrownBy(() -> actor.ask(Tagged.asking("C", 1)).await())
                .isInstanceOf(AskException.class)
                .hasMessageContaining("bank/actor does not handle the tag \"C\"; it handles")
                .hasCauseInstanceOf(UnhandledMessageException.class);
    }

    @Test
    void shouldEndAnAskOfAMethodThatReturnsNothing() {
        assertThatThrownBy(() -> actor.ask(Tagged.asking("A", 1)).await())
                .isInstanceOf(AskException.class)
                .hasMessageContaining(
                        "bank/actor does not handle \"A\" with (Integer) as a question");
        assertThat(letters.only().reason()).isEqualTo(Reason.UNHANDLED);
    }

    private static final class Empty extends TaggedActor {}

    private static final class Twice extends TaggedActor {
        @On("A")
        void one(int x) {}

        @On("A")
        void two(String x) {}
    }

    private static final class Static extends TaggedActor {
        @On("A")
        static void a(int x) {}
    }

    @Test
    void shouldNotBeMadeWithoutMethods() {
        assertThatThrownBy(() -> system.spawn("empty", Empty::new))
                .isInstanceOf(SpawnException.class)
                .hasMessageEndingWith(
                        "UnhandledTagTest$Empty has no method marked @On; mark one for each tag");
    }

    @Test
    void shouldNotBeMadeWithTwoMethodsForOneShape() {
        assertThatThrownBy(() -> system.spawn("twice", Twice::new))
                .isInstanceOf(SpawnException.class)
                .hasMessageContaining("has two methods for the tag \"A\" with 1 arguments");
    }

    @Test
    void shouldNotBeMadeWithAStaticMethod() {
        assertThatThrownBy(() -> system.spawn("static", Static::new))
                .isInstanceOf(SpawnException.class)
                .hasMessageEndingWith(
                        "Static.a(int) is static; only an actor's own methods can be marked @On");
    }
}
