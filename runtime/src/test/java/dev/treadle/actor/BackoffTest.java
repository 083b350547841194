package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A restart that waits. */
@ExtendWith(QuietLogs.class)
class BackoffTest {

    private static final Duration LONG = Duration.ofHours(1);

    @AutoClose private final ManualTime time = new ManualTime("bank");
    private final DeadLetterBox letters = new DeadLetterBox(time.system());
    private final Inbox<Object> inbox = new Inbox<>();
    private final AtomicInteger instances = new AtomicInteger();

    private final class Failing extends Actor<String> {
        Failing() {
            instances.incrementAndGet();
        }

        @Override
        protected void receive(String message) {
            if (message.equals("fail")) {
                throw new IllegalArgumentException(message);
            }
            inbox.tell(message);
        }
    }

    private ActorRef<String> spawn(Supervision supervision) {
        return time.system()
                .spawn("actor", Failing::new, ActorOptions.defaults().supervision(supervision));
    }

    private static Supervision backoff(int first, int longest) {
        return Supervision.restart()
                .atMost(1_000, LONG)
                .withBackoff(Duration.ofMillis(first), Duration.ofMillis(longest), 0);
    }

    /** Lets it fail and be restarted. */
    private void failAndWait(ActorRef<String> actor, int millis) {
        int before = instances.get();
        actor.tell("fail");
        await().until(() -> time.pending() == 1);
        time.advanceMillis(millis - 1);
        assertThat(time.pending()).isEqualTo(1);
        time.advanceMillis(1);
        await().until(() -> instances.get() == before + 1);
    }

    @Test
    void shouldWaitTwiceAsLongEachTimeUpToTheLongest() {
        ActorRef<String> actor = spawn(backoff(100, 500));

        for (int millis : new int[] {100, 200, 400, 500, 500}) {
            failAndWait(actor, millis);
        }
    }

    @Test
    void shouldBeginAnewWhenItWentOnForAsLongAsTheLongest() {
        ActorRef<String> actor = spawn(backoff(100, 500));
        failAndWait(actor, 100);
        failAndWait(actor, 200);

        time.advanceMillis(499);
        failAndWait(actor, 400);
        time.advanceMillis(500);
        failAndWait(actor, 100);
    }

    @Test
    void shouldKeepMessagesMeanwhile() {
        ActorRef<String> actor = spawn(backoff(100, 100));

        List.of("fail", "a", "b").forEach(actor::tell);
        await().until(() -> time.pending() == 1);
        assertThat(inbox.messages()).isEmpty();
        time.advanceMillis(100);

        assertThat(inbox.await(2)).containsExactly("a", "b");
    }

    @Test
    void shouldEndAtOnceWhenStoppedMeanwhile() {
        ActorRef<String> actor = spawn(backoff(100, 100));
        List.of("fail", "a").forEach(actor::tell);
        await().until(() -> time.pending() == 1);

        actor.stop();
        actor.join();

        assertThat(letters.messages(Reason.STOPPED)).containsExactly("a");
        assertThat(time.pending()).isZero();
    }

    @Test
    void shouldEndAtOnceWhenClosedMeanwhileWithNothingToDo() {
        ActorRef<String> actor = spawn(backoff(100, 100));
        actor.tell("fail");
        await().until(() -> time.pending() == 1);

        actor.close();
        actor.join();

        assertThat(instances).hasValue(1);
    }

    @Test
    void shouldHandleWhatCameBeforeACloseMeanwhile() {
        ActorRef<String> actor = spawn(backoff(100, 100));
        List.of("fail", "a").forEach(actor::tell);
        await().until(() -> time.pending() == 1);

        actor.close();
        time.advanceMillis(100);
        actor.join();

        assertThat(inbox.messages()).containsExactly("a");
    }

    @Test
    void shouldHoldALoopingActorToo() {
        ActorRef<String> actor =
                time.system()
                        .spawn(
                                "loop",
                                Actor.looping(self -> {
                                    instances.incrementAndGet();
                                    String message = self.receive();
                                    if (message.equals("fail")) {
                                        throw new IllegalArgumentException(message);
                                    }
                                    inbox.tell(message);
                                }),
                                ActorOptions.defaults().supervision(backoff(100, 100)));
        List.of("fail", "a").forEach(actor::tell);
        await().until(() -> time.pending() == 1);
        assertThat(instances).hasValue(1);

        time.advanceMillis(100);

        assertThat(inbox.await(1)).containsExactly("a");
    }
}
