package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.IllegalActorNameException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The programs of docs/guide/first-actor.md, and the one of the README. */
@ExtendWith(QuietLogs.class)
class FirstActorTest {

    private final Page page = Page.of("docs/guide/first-actor.md");

    @Test
    void shouldGreet() {
        assertThat(Console.linesOf(Greeter::main))
                .containsExactly("Hello Ada, you are number 1", "Hello Grace, you are number 2");
    }

    @Test
    void shouldPrint() {
        assertThat(Console.linesOf(FirstActorTest::print))
                .containsExactly("Got: Hello", "Got: World");
    }

    private static void print() {
        // tag::printer
        try (var system = ActorSystem.create("hello")) {
            ActorRef<String> printer =
                    system.spawn("printer", Actor.of(message -> IO.println("Got: " + message)));
            printer.tell("Hello");
            printer.tell("World");
            printer.close(); // returns at once; Hello and World come first
            printer.join();
        }
        // end::printer
    }

    @Test
    void shouldGoOnAfterAFailure() {
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        List<String> printed = Console.linesOf(() -> divide(letters));

        assertThat(printed)
                .containsExactly(
                        "12 / 3 = 4", "divided 1 so far", "12 / 4 = 3", "divided 1 so far");
        assertThat(letters).hasSize(1);
        page.shouldQuote(letters.getFirst().toString());
    }

    private static void divide(List<DeadLetter> letters) {
        // tag::failure
        try (var system = ActorSystem.create("maths")) {
            system.deadLetters().attach(letters::add);
            ActorRef<Integer> divider = system.spawn("divider", Divider::new);
            divider.tell(3); // 12 / 3 = 4, divided 1 so far
            divider.tell(0); // fails: logged, a dead letter, and a new instance goes on
            divider.tell(4); // 12 / 4 = 3, divided 1 so far: the count began anew
        }
        // end::failure
    }

    @Test
    void shouldSayWhatIsWrongWithASpawn() {
        try (var system = ActorSystem.create("maths")) {
            system.spawn("divider", Divider::new);

            assertThatThrownBy(() -> system.spawn("divider", Divider::new))
                    .isInstanceOf(IllegalActorNameException.class)
                    .satisfies(e -> page.shouldQuote(e.getMessage()));
            assertThatThrownBy(() -> system.spawn("di vi der", Divider::new))
                    .isInstanceOf(IllegalActorNameException.class)
                    .satisfies(e -> page.shouldQuote(e.getMessage()));
            assertThatThrownBy(Divider::new)
                    .isInstanceOf(IllegalStateException.class)
                    .satisfies(e -> page.shouldQuote(e.getMessage()));
        }
    }

    @Test
    void shouldNotLoseWhatComesTooLate() {
        List<DeadLetter> letters = new ArrayList<>();
        try (var system = ActorSystem.create("maths")) {
            system.deadLetters().attach(letters::add);
            ActorRef<Integer> divider = system.spawn("divider", Divider::new);
            divider.close();
            divider.join();

            divider.tell(3);

            assertThat(letters.getFirst().reason()).isEqualTo(DeadLetter.Reason.CLOSED);
            assertThat(divider.offer(3)).isFalse();
        }
    }
}
