package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorExit;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.DeadLetter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The programs of docs/guide/looping-actors.md. */
@ExtendWith(QuietLogs.class)
class LoopingActorsTest {

    @Test
    void shouldPrintAndCleanUp() {
        assertThat(Console.linesOf(LoopingActorsTest::print))
                .containsExactly("Got: Hello", "Got: World", "terminating");
    }

    private static void print() {
        // tag::printer
        try (var system = ActorSystem.create("hello")) {
            ActorRef<String> printer =
                    system.spawn(
                            "printer",
                            Actor.looping(self -> {
                                try {
                                    while (true) {
                                        IO.println("Got: " + self.receive());
                                    }
                                } catch (ActorExit exit) {
                                    IO.println("terminating");
                                }
                            }));
            printer.tell("Hello");
            printer.tell("World");
            printer.close();
            printer.join(); // until the loop has ended
        }
        // end::printer
    }

    @Test
    void shouldReceiveSelectively() {
        List<String> printed =
                Console.linesOf(() -> {
                    try (var system = ActorSystem.create("office")) {
                        ActorRef<Clerk.Post> clerk = system.spawn("clerk", Clerk::new);
                        clerk.tell(new Clerk.Letter("first"));
                        clerk.tell(new Clerk.Parcel(1));
                        clerk.tell(new Clerk.Parcel(2));
                        clerk.join();
                    }
                });

        assertThat(printed).containsExactly("parcel 2", "Letter[text=first]", "Parcel[number=1]");
    }

    @Test
    void shouldGoOnWithTheNextMessageAfterAFailure() {
        List<Integer> quotients = new CopyOnWriteArrayList<>();
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        try (var system = ActorSystem.create("maths")) {
            system.deadLetters().attach(letters::add);
            ActorRef<Integer> divider =
                    system.spawn(
                            "divider",
                            Actor.looping(self -> {
                                while (true) {
                                    quotients.add(12 / self.receive());
                                }
                            }));
            divider.tell(3);
            divider.tell(0);
            divider.tell(4);
        }
        assertThat(quotients).containsExactly(4, 3);
        assertThat(letters).extracting(DeadLetter::message).containsExactly(0);
    }
}
