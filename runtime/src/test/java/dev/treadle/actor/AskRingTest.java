package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.AskException.Reason;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;

/** Actors that await each other in a ring are reported by name, and one of them is told no. */
class AskRingTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    /** Go round, or answer at once if there is no further to go. */
    private record Go(int hops, ReplyTo<String> replyTo) {
        @Override
        public String toString() {
            return "Go";
        }
    }

    private static Result<String> ask(ActorRef<Go> to, int hops) {
        return to.ask(LONG, replyTo -> new Go(hops, replyTo));
    }

    private static final class Member extends Actor<Go> {
        private final List<ActorRef<Go>> ring;
        private final int next;
        private final Inbox<Throwable> errors;

        Member(List<ActorRef<Go>> ring, int next, Inbox<Throwable> errors) {
            this.ring = ring;
            this.next = next;
            this.errors = errors;
        }

        @Override
        protected void receive(Go go) {
            if (go.hops() == 0) {
                go.replyTo().tell("the end");
                return;
            }
            try {
                // what is made of a result is awaited as the result itself is
                go.replyTo().tell(ask(ring.get(next), go.hops() - 1).map(reply -> reply).await());
            } catch (AskException e) {
                errors.tell(e);
                go.replyTo().tell("rescued by " + self().name());
            }
        }
    }

    @AutoClose private final LogWatch log = new LogWatch();

    @AutoClose
    private final ActorSystem system =
            ActorSystem.create(
                    "bank", SystemOptions.defaults().deadlockGrace(Duration.ofMillis(50)));

    private final Inbox<Throwable> errors = new Inbox<>();
    private final List<ActorRef<Go>> ring = new ArrayList<>();

    private void spawn(int size) {
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            ring.add(system.spawn("m" + i, () -> new Member(ring, next, errors)));
        }
    }

    @Test
    void shouldFailTheAskThatClosesARingOfThree() {
        spawn(3);

        String answer = ask(ring.getFirst(), 10).await();

        assertThat(answer).isEqualTo("rescued by m2");
        assertThat(errors.messages()).hasSize(1);
        var error = (AskException) errors.messages().getFirst();
        assertThat(error.reason()).isEqualTo(Reason.DEADLOCKED);
        assertThat(error)
                .hasMessage(
                        "bank/m2 asked bank/m0 for Go, but actors await each other,"
                                + " bank/m2 -> bank/m0 -> bank/m1 -> bank/m2, and none of them went"
                                + " on for 0.05 s");
        assertThat(log.lines(Level.WARNING))
                .contains(
                        "Actors await each other: bank/m2 -> bank/m0 -> bank/m1 -> bank/m2."
                                + " Unless one of them goes on within 0.05 s, an ask fails");
    }

    @Test
    void shouldFailAnAskOfOneself() {
        spawn(1);

        String answer = ask(ring.getFirst(), 10).await();

        assertThat(answer).isEqualTo("rescued by m0");
        assertThat(errors.messages().getFirst()).hasMessageContaining("bank/m0 -> bank/m0,");
    }

    @Test
    void shouldLeaveALongChainAlone() {
        spawn(50);

        String answer = ask(ring.getFirst(), 49).await();

        assertThat(answer).isEqualTo("the end");
        assertThat(errors.messages()).isEmpty();
    }

    @Test
    void shouldLeaveARingAloneThatSomebodyOpens() {
        try (var other = ActorSystem.create("other")) {
            var ways = new Inbox<ReplyTo<String>>();
            var members = new ArrayList<ActorRef<Go>>();
            Handler<Go> asking =
                    go -> {
                        var to = members.get(go.hops() % 2);
                        go.replyTo().tell(to.ask(LONG, wayBack(ways, go.hops() - 1)).await());
                    };
            members.add(other.spawn("even", Actor.of(asking)));
            members.add(other.spawn("odd", Actor.of(asking)));

            Result<String> answer = members.get(1).ask(LONG, wayBack(ways, 2));
            ways.await(3).getLast().tell("from outside");

            assertThat(answer.await()).isEqualTo("from outside");
        }
    }

    private static Function<ReplyTo<String>, Go> wayBack(Inbox<ReplyTo<String>> ways, int hops) {
        return replyTo -> {
            ways.tell(replyTo);
            return new Go(hops, replyTo);
        };
    }

    @Test
    void shouldFailEachOfManyRings() {
        spawn(4);
        List<Result<String>> all = new ArrayList<>();
        for (ActorRef<Go> member : ring) {
            all.add(ask(member, 6));
        }

        assertThat(all).allSatisfy(each -> assertThat(each.await()).isNotEmpty());
    }
}
