package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** An actor's own timers, by a clock that the test moves. */
@ExtendWith(QuietLogs.class)
class TimerSchedulerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @AutoClose private final ManualTime time = new ManualTime("bank");
    private final Inbox<Object> inbox = new Inbox<>();
    private final ActorRef<Object> actor = time.system().spawn("actor", Acting::new);

    /** Does what it is told, logs the rest. */
    private final class Acting extends Actor<Object> {
        @Override
        @SuppressWarnings("unchecked")
        protected void receive(Object message) throws Exception {
            switch (message) {
                case Consumer<?> act -> ((Consumer<ActorContext<Object>>) act).accept(context());
                case Gate gate -> gate.passInAnyCase();
                case RuntimeException failure -> throw failure;
                default -> inbox.tell(message);
            }
        }
    }

    /** Lets it do something, and waits until it has. */
    private void act(Consumer<ActorContext<Object>> what) {
        var done = new Inbox<String>();
        actor.tell(
                (Consumer<ActorContext<Object>>)
                        context -> {
                            what.accept(context);
                            done.tell("done");
                        });
        done.await(1);
    }

    /** {@return what it has got, after all that was due or sent to it until now} */
    private List<Object> got() {
        act(_ -> {});
        return inbox.messages();
    }

    @Test
    void shouldSendOnce() {
        act(context -> context.timers().once("key", SECOND, "tick"));

        time.advanceMillis(999);
        assertThat(got()).isEmpty();
        time.advanceMillis(1);
        assertThat(got()).containsExactly("tick");
        time.advance(SECOND.multipliedBy(10));
        assertThat(got()).containsExactly("tick");
        act(context -> assertThat(context.timers().isActive("key")).isFalse());
    }

    @Test
    void shouldSendAtAFixedRateButNotFloodWhoFallsBehind() throws Exception {
        act(context -> context.timers().atFixedRate("key", SECOND, "tick"));
        for (int i = 1; i <= 3; i++) {
            time.advance(SECOND);
            assertThat(got()).hasSize(i);
        }

        var gate = new Gate();
        actor.tell(gate);
        gate.awaitEntered();
        time.advance(SECOND.multipliedBy(1_000));
        gate.open();

        assertThat(got()).hasSize(4);
        time.advance(SECOND);
        assertThat(got()).hasSize(5);
    }

    @Test
    void shouldCountTheDelayFromWhenTheMessageWasTaken() throws Exception {
        act(context -> context.timers().withFixedDelay("key", SECOND, "tick"));
        var gate = new Gate();
        actor.tell(gate);
        gate.awaitEntered();
        time.advance(SECOND.multipliedBy(10));
        gate.open();
        assertThat(got()).containsExactly("tick");

        time.advanceMillis(999);
        assertThat(got()).hasSize(1);
        time.advanceMillis(1);
        assertThat(got()).hasSize(2);
    }

    @Test
    void shouldTakeThePlaceOfTheTimerOfTheSameKey() {
        act(context -> {
            context.timers().once("key", SECOND, "first");
            context.timers().once("key", SECOND.multipliedBy(2), "second");
            context.timers().once("other", SECOND, "other");
        });

        time.advance(SECOND.multipliedBy(3));

        assertThat(got()).containsExactly("other", "second");
        assertThat(time.pending()).isZero();
    }

    /** Lets a tick wait in front of a busy actor, and then something else happen first. */
    private void dueThen(Object thatComesFirst) throws Exception {
        act(context -> context.timers().once("key", SECOND, "stale"));
        var gate = new Gate();
        actor.tell(gate);
        gate.awaitEntered();
        actor.tell(thatComesFirst);
        time.advance(SECOND);
        gate.open();
    }

    private static Consumer<ActorContext<Object>> acting(Consumer<ActorContext<Object>> what) {
        return what;
    }

    @Test
    void shouldNotArriveAfterItWasCancelledThoughItWasDue() throws Exception {
        dueThen(acting(context -> context.timers().cancel("key")));

        assertThat(got()).isEmpty();
    }

    @Test
    void shouldNotArriveAfterAllWereCancelledThoughItWasDue() throws Exception {
        dueThen(acting(context -> context.timers().cancelAll()));

        assertThat(got()).isEmpty();
    }

    @Test
    void shouldNotArriveAfterARestartThoughItWasDue() throws Exception {
        dueThen(new IllegalStateException("on purpose"));

        assertThat(got()).isEmpty();
        assertThat(time.pending()).isZero();
    }

    @Test
    void shouldNotArriveAfterItWasReplacedThoughItWasDue() throws Exception {
        dueThen(acting(context -> context.timers().once("key", SECOND, "fresh")));
        assertThat(got()).isEmpty();

        time.advance(SECOND);

        assertThat(got()).containsExactly("fresh");
    }

    @Test
    void shouldEndWithTheActor() {
        act(context -> context.timers().atFixedRate("key", SECOND, "tick"));
        actor.stop();
        actor.join();

        assertThat(time.pending()).isZero();
    }

    @Test
    void shouldLiveOnWithAResumedActor() {
        ActorRef<Object> resumed =
                time.system()
                        .spawn(
                                "resumed",
                                Acting::new,
                                ActorOptions.defaults().supervision(Supervision.resume()));
        resumed.tell(acting(context -> context.timers().once("key", SECOND, "tick")));
        resumed.tell(new IllegalStateException("on purpose"));
        resumed.tell("resumed");
        inbox.await(1);

        time.advance(SECOND);

        assertThat(inbox.await(2)).containsExactly("resumed", "tick");
    }

    @Test
    void shouldWorkForALoopingActor() {
        time.system()
                .spawn(
                        "loop",
                        Actor.<Object>looping(self -> {
                            self.context().timers().atFixedRate("key", SECOND, "tick");
                            inbox.tell("set");
                            while (true) {
                                inbox.tell(self.receive());
                            }
                        }));
        inbox.await(1);

        time.advance(SECOND);

        assertThat(inbox.await(2)).containsExactly("set", "tick");
    }

    @Test
    void shouldWaitForNoRoom() throws Exception {
        var one = ActorOptions.defaults().mailbox(dev.treadle.mailbox.MailboxOptions.bounded(1));
        ActorRef<Object> narrow = time.system().spawn("narrow", Acting::new, one);
        var gate = new Gate();
        narrow.tell(
                acting(context -> {
                    context.timers().once("key", SECOND, "tick");
                    gate.passInAnyCase();
                }));
        gate.awaitEntered();
        narrow.tell("waits");

        time.advance(SECOND);
        gate.open();

        assertThat(inbox.await(2)).containsExactly("waits", "tick");
    }

    @Test
    void shouldSendToOthers() {
        act(context -> context.scheduleOnce(SECOND, inbox, "one"));
        act(context -> context.scheduleOnce(SECOND, inbox, "two").cancel());

        time.advance(SECOND);

        assertThat(got()).containsExactly("one");
    }

    @Test
    void shouldSayWhatIsWrong() {
        var context = new Inbox<ActorContext<Object>>();
        act(context::tell);

        assertThatThrownBy(() -> context.messages().getFirst().timers())
                .hasMessage(
                        "Only bank/actor itself may use its timers by its context, on the thread"
                                + " that runs it; send it a message");
        act(self ->
                assertThatThrownBy(() -> self.timers().atFixedRate("key", Duration.ZERO, "tick"))
                        .hasMessage("A timer repeats after more than zero time, not 0 s"));
    }
}
