package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.scheduler.Outcome;
import dev.treadle.scheduler.Result;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;

/** Rings of actors that await what is made of asks, not the asks themselves. */
class MadeOfAsksRingTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private record Go(ReplyTo<String> replyTo) {
        @Override
        public String toString() {
            return "Go";
        }
    }

    private interface Way {
        Result<?> make(Result<String> outside, Supplier<Result<String>> other);
    }

    /** What is made of an ask that is answered from outside, and one of the other in the ring. */
    enum Made {
        NEXT,
        FAR,
        BOTH,
        ALL,
        ALL_NEXT,
        OUTCOMES,
        NEXT_ALL;

        Result<?> make(Result<String> outside, Supplier<Result<String>> other) {
            return switch (this) {
                case NEXT -> outside.flatMap(_ -> other.get());
                case FAR -> outside.map(v -> v).flatMap(_ -> other.get()).map(v -> v);
                case BOTH -> outside.combine(other.get(), String::concat);
                case ALL -> Result.all(List.of(outside, other.get()));
                case ALL_NEXT -> Result.all(List.of(outside.flatMap(_ -> other.get())));
                case OUTCOMES -> Result.outcomes(List.of(outside, other.get()));
                case NEXT_ALL -> outside.flatMap(_ -> Result.all(List.of(other.get())));
            };
        }
    }

    @AutoClose private final LogWatch log = new LogWatch();

    @AutoClose
    private final ActorSystem system =
            ActorSystem.create(
                    "bank", SystemOptions.defaults().deadlockGrace(Duration.ofMillis(50)));

    private final Inbox<ReplyTo<String>> ways = new Inbox<>();
    private final Inbox<Object> ends = new Inbox<>();
    private final ActorRef<Go> outside =
            system.spawn("outside", Actor.of(go -> ways.tell(go.replyTo())));

    private ActorRef<Go> member(String name, Supplier<Result<?>> waits) {
        return system.spawn(
                name,
                () ->
                        new Actor<Go>() {
                            private boolean waited;

                            @Override
                            protected void receive(Go go) {
                                if (!waited) {
                                    waited = true;
                                    ends.tell(waits.get().awaitOutcome());
                                }
                                go.replyTo().tell(name);
                            }
                        });
    }

    private static Result<String> ask(ActorRef<Go> to) {
        return to.ask(LONG, Go::new);
    }

    /** Has two await each other, the one in a certain way, if the one outside has answered. */
    private void begin(Way way) {
        var other = new AtomicReference<ActorRef<Go>>();
        ActorRef<Go> maker = member("maker", () -> way.make(ask(outside), () -> ask(other.get())));
        other.set(member("other", () -> ask(maker)));
        ask(maker);
        ways.await(1);
        await().until(() -> found() || isBlocked(maker));
        ask(other.get());
        await().until(() -> found() || isBlocked(other.get()));
    }

    private boolean found() {
        return log.lines(Level.WARNING).stream()
                .anyMatch(line -> line.startsWith("Actors await each other: bank/"));
    }

    private static boolean isBlocked(ActorRef<Go> actor) {
        Thread thread = ((ActorCell<Go>) actor).thread();
        return thread != null
                && EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING)
                        .contains(thread.getState());
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindARing(Made made) {
        begin(made::make);

        ways.await(1).getFirst().tell("from outside");

        assertThat(ends.await(2)).asString().contains("but actors await each other, bank/");
        assertThat(found()).isTrue();
    }

    @Test
    void shouldFindARingThatOneOfManyClosesWhileOthersAreToCome() {
        begin(Made.ALL::make);

        assertThat(ends.await(1)).asString().contains("but actors await each other, bank/");
        ways.await(1).getFirst().tell("at last");
    }

    @Test
    void shouldFindNoRingWhereOneOfManyIsEnough() {
        begin((free, other) -> Result.race(List.of(other.get(), free)));

        ways.await(1).getFirst().tell("from outside");

        assertThat(ends.await(2))
                .containsExactlyInAnyOrder(
                        new Outcome.Success<>("from outside"), new Outcome.Success<>("maker"));
        assertThat(found()).isFalse();
    }

    @Test
    void shouldFindNoRingWhereItGoesOnWithAnother() {
        begin((free, _) -> Result.all(List.of(free.flatMap(_ -> ask(outside)))));

        ways.await(1).getFirst().tell("from outside");
        ways.await(2).getLast().tell("once more");

        assertThat(ends.await(2))
                .containsExactlyInAnyOrder(
                        new Outcome.Success<>(List.of("once more")),
                        new Outcome.Success<>("maker"));
        assertThat(found()).isFalse();
    }
}
