package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.DeadLetter;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.Signal;
import dev.treadle.actor.StashBuffer;
import dev.treadle.actor.Supervision;
import dev.treadle.mailbox.Recipient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;

/** One actor alone, on the thread of the test. */
@ExtendWith(QuietLogs.class)
class BehaviorTestKitTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    sealed interface Command {}

    record Hire(String name) implements Command {}

    record Order(String dish, Recipient<String> guest) implements Command {}

    record Observe(ActorRef<?> guest) implements Command {}

    record Forget(ActorRef<?> guest) implements Command {}

    record Tonight(ReplyTo<Integer> replyTo) implements Command {}

    record Open() implements Command {}

    record Fire() implements Command {}

    record CallLater(Recipient<String> guest) implements Command {}

    record Await(ActorRef<String> other) implements Command {}

    private record Rush() implements Command {}

    private record Idle() implements Command {}

    /** Does a little of everything that an actor can do. */
    private static final class Restaurant extends Actor<Command> {
        private final StashBuffer<Command> early = context().stash(10);
        private boolean open;
        private int dishes;
        private String log = "";

        Restaurant() {
            context().timers().once("rush", MINUTE, new Rush());
        }

        @Override
        protected void receive(Command command) throws Exception {
            switch (command) {
                case Hire(var name) ->
                        context().<String>spawn(name, Actor.of(_ -> {}), CAREFUL).tell("welcome");
                case Order order when !open -> early.stash(order);
                case Order(var dish, var guest) -> {
                    dishes++;
                    guest.tell(dish + log);
                }
                case Observe(var guest) -> context().watch(guest);
                case Forget(var guest) -> context().unwatch(guest);
                case Tonight(var replyTo) -> replyTo.tell(dishes);
                case Open() -> {
                    open = true;
                    early.unstashAll();
                    context().timers().cancel("rush");
                    context().receiveTimeout(MINUTE, new Idle());
                }
                case Fire() -> throw new IOException("the kitchen burns");
                case CallLater(var guest) -> context().scheduleOnce(MINUTE, guest, "ring");
                case Await(var other) -> other.join();
                case Rush() -> dishes += 100;
                case Idle() -> dishes = -1;
            }
        }

        @Override
        protected void onSignal(Signal signal) {
            switch (signal) {
                case Signal.Terminated(var guest, _) -> log += " without " + guest.name();
                case Signal.ChildFailed(var cook, var cause) ->
                        log += " " + cook.name() + ": " + cause.getMessage();
                case Signal.Started _, Signal.PreRestart _, Signal.PostStop _ -> {}
            }
        }

        private static final ActorOptions CAREFUL =
                ActorOptions.defaults().supervision(Supervision.stop());
    }

    private final BehaviorTestKit<Command> restaurant = BehaviorTestKit.create(Restaurant::new);

    private int tonight() {
        return restaurant.ref().<Integer>ask(Tonight::new).await();
    }

    @Test
    void shouldHaveHandledAMessageWhenTellReturns() {
        TestProbe<String> guest = restaurant.probe("guest");

        restaurant.tell(new Order("soup", guest)); // put aside
        guest.expectNone();
        restaurant.tell(new Open());

        guest.expect("soup");
        assertThat(tonight()).isEqualTo(1);
        restaurant.close();
    }

    @Test
    void shouldGiveItsChildrenToTheTest() {
        restaurant.tell(new Hire("cook"));

        TestProbe<String> cook = restaurant.child("cook");
        cook.expect("welcome");
        assertThat(restaurant.expectEffect(Effect.Spawned.class).child()).isEqualTo(cook.ref());
        assertThat(cook.ref().path()).isEqualTo("test/actor/cook");
        assertThatThrownBy(() -> restaurant.child("waiter"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("test/actor has spawned no \"waiter\", but [cook]");
        restaurant.close();
    }

    @Test
    void shouldLearnWhatBecomesOfOthers() {
        TestProbe<String> guest = restaurant.probe("guest");
        TestProbe<String> other = restaurant.probe("other");
        restaurant.tell(new Hire("cook"));
        restaurant.tell(new Open());
        restaurant.tell(new Observe(guest.ref()));
        restaurant.tell(new Observe(other.ref()));
        restaurant.tell(new Forget(other.ref()));

        restaurant.<String>child("cook").crash(new IOException("burnt"));
        guest.ref().stop();
        other.ref().stop();

        TestProbe<String> last = restaurant.probe("last");
        restaurant.tell(new Order("soup", last));
        last.expect("soup cook: burnt without guest");
        restaurant.close();
    }

    @Test
    void shouldLogWhatItDoesByItsContext() {
        TestProbe<String> guest = restaurant.probe("guest");

        restaurant.tell(new Observe(guest.ref()));
        restaurant.tell(new Forget(guest.ref()));
        restaurant.tell(new CallLater(guest));
        restaurant.tell(new Open());

        assertThat(restaurant.effects())
                .containsExactly(
                        new Effect.TimerStarted("rush", MINUTE, new Rush()),
                        new Effect.Watched(guest.ref()),
                        new Effect.Unwatched(guest.ref()),
                        new Effect.Scheduled(MINUTE, guest, "ring"),
                        new Effect.TimerCancelled("rush"),
                        new Effect.ReceiveTimeoutSet(MINUTE, new Idle()));
        assertThat(restaurant.effects()).isEmpty();
        assertThatThrownBy(() -> restaurant.expectEffect(Effect.Spawned.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage("Expected a Spawned of test/actor, among []");
        restaurant.close();
    }

    @Test
    void shouldDoWhatIsDueWhenTheTestMovesTheTime() {
        restaurant.advance(MINUTE.minusNanos(1));
        assertThat(tonight()).isZero();

        restaurant.advance(Duration.ofNanos(1));

        assertThat(tonight()).isEqualTo(100);
        restaurant.close();
    }

    @Test
    void shouldRestartAsItsSupervisionSays() {
        restaurant.tell(new Hire("cook"));
        restaurant.advance(MINUTE);
        ActorRef<String> cook = restaurant.<String>child("cook").ref();

        restaurant.tell(new Fire());

        assertThat(restaurant.expectFailure(IOException.class)).hasMessage("the kitchen burns");
        assertThat(restaurant.expectEffect(Effect.Restarted.class).cause())
                .hasMessage("the kitchen burns");
        assertThat(cook.isTerminated()).isTrue();
        assertThat(tonight()).isZero();
        restaurant.close();
    }

    @Test
    void shouldRefuseToWaitForOthers() {
        TestProbe<String> guest = restaurant.probe("guest");

        restaurant.tell(new Await(guest.ref()));

        assertThat(restaurant.expectFailure(IllegalStateException.class))
                .hasMessageStartingWith("test/actor would wait for");
        restaurant.close();
    }

    @Test
    void shouldEndWhenItIsStopped() {
        restaurant.ref().stop();

        assertThat(restaurant.ref().isTerminated()).isTrue();
        restaurant.tell(new Open());
        assertThat(restaurant.expectDeadLetter(DeadLetter.Reason.CLOSED).message())
                .isEqualTo(new Open());
        restaurant.close();
    }

    @Test
    void shouldFailWhenItIsClosedAfterAFailureThatNobodyExpected() {
        restaurant.tell(new Fire());

        assertThatThrownBy(restaurant::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 handlers failed, and nobody expected it");
    }

    @Test
    void shouldSayWhoNeedsAThreadOfItsOwn() {
        restaurant.close();

        assertThatThrownBy(() -> BehaviorTestKit.create(Actor.looping(_ -> {})))
                .hasMessageContaining("has a thread of its own; test it in an ActorTestKit");
    }
}
