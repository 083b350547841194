package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.IntStream;

/** What becomes of an actor whose handler throws. */
class SupervisionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final Inbox<String> inbox = new Inbox<>();
    private final AtomicInteger instances = new AtomicInteger();

    /** Counts the messages it has seen; fails on negative ones. */
    private final class Counting extends Actor<Integer> {
        private int seen;

        Counting() {
            instances.incrementAndGet();
        }

        @Override
        protected void receive(Integer message) {
            seen++;
            if (message < 0) {
                throw new IllegalArgumentException("no " + message);
            }
            inbox.tell(message + " as number " + seen);
        }
    }

    private ActorRef<Integer> spawn(Supervision supervision) {
        return system.spawn(
                "actor", Counting::new, ActorOptions.defaults().supervision(supervision));
    }

    @Test
    void shouldRestartWithANewInstanceTheSameMailboxAndItsOrder() {
        ActorRef<Integer> actor = system.spawn("actor", Counting::new);

        List.of(1, 2, -1, 3, 4).forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(inbox.messages())
                .containsExactly(
                        "1 as number 1", "2 as number 2", "3 as number 1", "4 as number 2");
        assertThat(instances).hasValue(2);
        assertThat(letters.only().reason()).isEqualTo(Reason.FAILED);
        assertThat(letters.only().message()).isEqualTo(-1);
        assertThat(letters.only().cause())
                .get()
                .hasToString("java.lang.IllegalArgumentException: no -1");
        assertThat(log.lines(Level.SEVERE))
                .containsExactly("bank/actor failed on java.lang.Integer and is restarted");
    }

    @Test
    void shouldResumeWithTheSameInstance() {
        ActorRef<Integer> actor = spawn(Supervision.resume());

        List.of(1, -1, 2).forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(inbox.messages()).containsExactly("1 as number 1", "2 as number 3");
        assertThat(instances).hasValue(1);
        assertThat(log.lines(Level.SEVERE))
                .containsExactly("bank/actor failed on java.lang.Integer and is resumed");
    }

    @Test
    void shouldStopAndMakeDeadLettersOfTheRest() throws Exception {
        var gate = new Gate();
        ActorRef<Integer> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            gate.pass();
                            throw new IllegalArgumentException("no " + message);
                        }),
                        ActorOptions.defaults().supervision(Supervision.stop()));
        List.of(1, 2, 3).forEach(actor::tell);
        gate.awaitEntered();
        gate.open();
        actor.join();

        assertThat(letters.messages(Reason.FAILED)).containsExactly(1);
        assertThat(letters.messages(Reason.STOPPED)).containsExactly(2, 3);
        assertThat(log.lines(Level.SEVERE))
                .containsExactly("bank/actor failed on java.lang.Integer and is stopped");
        await().untilAsserted(() ->
                assertThat(log.lines(Level.WARNING))
                        .contains(
                                "bank/actor has ended after"
                                        + " java.lang.IllegalArgumentException: no 1;"
                                        + " nobody replaces it"));
    }

    @Test
    void shouldRestartTenTimesInTenSecondsAndNoMore() {
        ActorRef<Integer> actor = system.spawn("actor", Counting::new);

        IntStream.rangeClosed(1, 12).forEach(i -> actor.tell(-i));
        actor.join();

        assertThat(instances).hasValue(11);
        assertThat(log.lines(Level.SEVERE))
                .hasSize(11)
                .endsWith(
                        "bank/actor failed on java.lang.Integer and is stopped after too many"
                                + " failures");
        assertThat(letters.messages(Reason.FAILED)).hasSize(11);
    }

    @Test
    void shouldRestartAsOftenAsAllowed() {
        ActorRef<Integer> actor = spawn(Supervision.restart().atMost(3, LONG));

        IntStream.rangeClosed(1, 5).forEach(i -> actor.tell(-i));
        actor.join();

        assertThat(instances).hasValue(4);
    }

    @Test
    void shouldResumeAsOftenAsAllowed() {
        ActorRef<Integer> actor = spawn(Supervision.resume().atMost(2, LONG));

        IntStream.rangeClosed(1, 5).forEach(i -> actor.tell(-i));
        actor.join();

        assertThat(letters.messages(Reason.FAILED)).containsExactly(-1, -2, -3);
    }

    @Test
    void shouldLogTheSameFailureEverMoreSeldomAndCountTheOthers() {
        ActorRef<Integer> actor = spawn(Supervision.resume());

        for (int i = 1; i <= 100; i++) {
            actor.tell(-i);
        }
        actor.close();
        actor.join();

        assertThat(log.lines(Level.SEVERE))
                .hasSize(13)
                .startsWith("bank/actor failed on java.lang.Integer and is resumed")
                .endsWith(
                        "bank/actor failed on java.lang.Integer and is resumed; 5 failures before"
                                + " it not logged",
                        "bank/actor failed on java.lang.Integer and is resumed; 15 failures before"
                                + " it not logged",
                        "bank/actor failed on java.lang.Integer and is resumed; 31 failures before"
                                + " it not logged");
    }

    @Test
    void shouldLogANewFailureAmongOldOnes() {
        ActorRef<Integer> actor =
                system.spawn(
                        "actor",
                        Actor.of(message -> {
                            if (message == 12) {
                                throw new UnsupportedOperationException();
                            }
                            throw new IllegalStateException();
                        }),
                        ActorOptions.defaults().supervision(Supervision.resume()));

        IntStream.rangeClosed(1, 13).forEach(actor::tell);
        actor.close();
        actor.join();

        assertThat(log.lines(Level.SEVERE))
                .hasSize(12)
                .endsWith(
                        "bank/actor failed on java.lang.Integer and is resumed; 1 failure before it"
                                + " not logged",
                        "bank/actor failed on java.lang.Integer and is resumed");
    }

    @Test
    void shouldForgetFailuresThatArePast() {
        ActorRef<Integer> actor = spawn(Supervision.restart().atMost(1, Duration.ofNanos(1)));

        IntStream.rangeClosed(1, 50).forEach(i -> actor.tell(-i));
        actor.close();
        actor.join();

        assertThat(instances).hasValue(51);
    }

    @Test
    void shouldTakeTheSystemsUnlessTheActorHasItsOwn() {
        var options = SystemOptions.defaults().supervision(Supervision.resume());
        try (var other = ActorSystem.create("other", options)) {
            ActorRef<Integer> theirs = other.spawn("theirs", Counting::new);
            var own = ActorOptions.defaults().supervision(Supervision.stop());
            ActorRef<Integer> its = other.spawn("its", Counting::new, own);

            List.of(theirs, its).forEach(each -> each.tell(-1));
            its.join();
            theirs.tell(2);

            assertThat(inbox.await(1)).containsExactly("2 as number 2");
        }
    }
}
