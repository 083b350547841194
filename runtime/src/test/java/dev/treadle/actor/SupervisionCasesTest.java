package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What is done about a failure is decided by its type; its message may be tried again. */
@ExtendWith(QuietLogs.class)
class SupervisionCasesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<Object> inbox = new Inbox<>();
    private final AtomicInteger instances = new AtomicInteger();

    /** Throws the exceptions that it gets. */
    private final class Throwing extends Actor<Object> {
        Throwing() {
            instances.incrementAndGet();
        }

        @Override
        protected void receive(Object message) throws Exception {
            if (message instanceof Exception failure) {
                throw failure;
            }
            inbox.tell(message);
        }
    }

    private ActorRef<Object> spawn(Supervision supervision) {
        return system.spawn(
                "actor", Throwing::new, ActorOptions.defaults().supervision(supervision));
    }

    @Test
    void shouldDoWhatTheTypeSays() {
        ActorRef<Object> actor =
                spawn(
                        Supervision.stop()
                                .on(IOException.class, Supervision.resume())
                                .on(ArithmeticException.class, Supervision.restart()));

        actor.tell(new FileNotFoundException("resumed"));
        actor.tell("a");
        assertThat(inbox.await(1)).containsExactly("a");
        assertThat(instances).hasValue(1);

        actor.tell(new ArithmeticException("restarted"));
        actor.tell("b");
        assertThat(inbox.await(2)).containsExactly("a", "b");
        assertThat(instances).hasValue(2);

        actor.tell(new IllegalStateException("stopped"));
        actor.join();
    }

    @Test
    void shouldTakeTheFirstCaseThatFits() {
        ActorRef<Object> actor =
                spawn(
                        Supervision.stop()
                                .on(FileNotFoundException.class, Supervision.restart())
                                .on(IOException.class, Supervision.resume()));

        actor.tell(new FileNotFoundException("restarted"));
        actor.tell(new IOException("resumed"));
        actor.tell("a");

        inbox.await(1);
        assertThat(instances).hasValue(2);
    }

    @Test
    void shouldCountEachCaseForItself() {
        ActorRef<Object> actor =
                spawn(
                        Supervision.restart()
                                .atMost(1, LONG)
                                .on(IOException.class, Supervision.resume().atMost(2, LONG)));

        actor.tell(new IOException());
        actor.tell(new IOException());
        actor.tell(new ArithmeticException());
        actor.tell("still here");
        assertThat(inbox.await(1)).containsExactly("still here");

        actor.tell(new IOException());
        actor.join();
    }

    /** Fails on each message as often as it says. */
    private final class Unreliable extends Actor<Object> {
        private final AtomicInteger failures;

        Unreliable(AtomicInteger failures) {
            this.failures = failures;
            instances.incrementAndGet();
        }

        @Override
        protected void receive(Object message) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
            inbox.tell(message instanceof Question(var replyTo) ? reply(replyTo) : message);
        }

        private static Object reply(ReplyTo<String> replyTo) {
            replyTo.tell("answer");
            return "answered";
        }
    }

    private record Question(ReplyTo<String> replyTo) {}

    private ActorRef<Object> unreliable(int failures, Supervision supervision) {
        var left = new AtomicInteger(failures);
        return system.spawn(
                "actor",
                () -> new Unreliable(left),
                ActorOptions.defaults().supervision(supervision));
    }

    @Test
    void shouldTryAMessageAgainBeforeAllOthers() {
        ActorRef<Object> actor = unreliable(2, Supervision.restart().retryingMessage(2));

        List.of("a", "b").forEach(actor::tell);

        assertThat(inbox.await(2)).containsExactly("a", "b");
        assertThat(instances).hasValue(3);
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldGiveAMessageUpAfterItWasTriedOftenEnough() {
        ActorRef<Object> actor = unreliable(3, Supervision.resume().retryingMessage(2));

        List.of("a", "b").forEach(actor::tell);

        assertThat(inbox.await(1)).containsExactly("b");
        assertThat(letters.messages(Reason.FAILED)).containsExactly("a");
        assertThat(instances).hasValue(1);
    }

    @Test
    void shouldEndAnAskByTheReplyOfALaterTry() {
        ActorRef<Object> actor = unreliable(2, Supervision.restart().retryingMessage(2));

        assertThat(actor.ask(String.class, Question::new).await()).isEqualTo("answer");
    }

    @Test
    void shouldEndAnAskWithTheLastException() {
        ActorRef<Object> actor = unreliable(3, Supervision.restart().retryingMessage(2));

        assertThatThrownBy(() -> actor.ask(String.class, Question::new).await())
                .isInstanceOf(AskException.class)
                .hasRootCauseMessage("not yet");
    }

    @Test
    void shouldMakeADeadLetterOfAMessageThatIsNotTriedAgainAfterAll() {
        ActorRef<Object> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            inbox.tell(message);
                            throw new IllegalStateException("never");
                        }),
                        ActorOptions.defaults()
                                .supervision(
                                        Supervision.restart()
                                                .retryingMessage(1)
                                                .withBackoff(LONG, LONG)));
        actor.tell("a");
        inbox.await(1);

        actor.stop();
        actor.join();

        assertThat(letters.only().reason()).isEqualTo(Reason.FAILED);
        assertThat(letters.only().cause())
                .get()
                .hasToString("java.lang.IllegalStateException: never");
    }

    @Test
    void shouldNotTryASignalAgainNorTakeItForAMessage() {
        ActorRef<Object> actor =
                system.spawn(
                        "actor",
                        () ->
                                new Actor<>() {
                                    private final int instance = instances.incrementAndGet();

                                    @Override
                                    protected void receive(Object message) {
                                        inbox.tell(message);
                                    }

                                    @Override
                                    protected void onSignal(Signal signal) {
                                        if (signal instanceof Signal.Started && instance < 3) {
                                            throw new IllegalStateException("not yet");
                                        }
                                    }
                                },
                        ActorOptions.defaults()
                                .supervision(Supervision.restart().retryingMessage(5)));

        actor.tell("a");

        assertThat(inbox.await(1)).containsExactly("a");
        assertThat(instances).hasValue(3);
        assertThat(letters.messages(Reason.FAILED))
                .containsExactly(new Signal.Started(), new Signal.Started());
    }

    @Test
    void shouldTryAgainInALoopingActorToo() {
        ActorRef<Object> loop =
                system.spawn(
                        "actor",
                        Actor.looping(self -> {
                            instances.incrementAndGet();
                            while (true) {
                                Object message = self.receive();
                                if (instances.get() < 3) {
                                    throw new IllegalStateException("not yet");
                                }
                                inbox.tell(message);
                            }
                        }),
                        ActorOptions.defaults()
                                .supervision(Supervision.restart().retryingMessage(2)));

        List.of("a", "b").forEach(loop::tell);

        assertThat(inbox.await(2)).containsExactly("a", "b");
        assertThat(letters.all()).isEmpty();
    }

    @Test
    void shouldSayWhatMakesNoSense() {
        assertThatThrownBy(() -> Supervision.stop().withBackoff(LONG, LONG))
                .hasMessage("Supervision that stops cannot back off; use restart()");
        assertThatThrownBy(() -> Supervision.resume().keepingChildren())
                .hasMessage("Supervision that resumes cannot keep children; use restart()");
        assertThatThrownBy(() -> Supervision.escalate().retryingMessage(1))
                .hasMessage(
                        "Supervision that escalates retries no message; use restart() or resume()");
        assertThatThrownBy(() -> Supervision.restart().retryingMessage(0))
                .hasMessage("A message is retried at least once, not 0 times");
        assertThatThrownBy(() -> Supervision.restart().withBackoff(LONG, Duration.ofMillis(1)))
                .hasMessage(
                        "The first wait is more than zero and not more than the longest, not 60 s"
                                + " of 0.001 s");
        assertThatThrownBy(() -> Supervision.restart().withBackoff(LONG, LONG, Double.NaN))
                .hasMessage("jitter is from 0 to 1, not NaN");
    }
}
