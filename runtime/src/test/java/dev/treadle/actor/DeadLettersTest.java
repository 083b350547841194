package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.DeadLetter.Reason;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;

/** Nothing is dropped silently. */
class DeadLettersTest {

    @AutoClose private final LogWatch log = new LogWatch();
    @AutoClose private final ActorSystem system = ActorSystem.create("bank");
    private final DeadLetterBox letters = new DeadLetterBox(system);
    private final ActorRef<Object> dead = system.spawn("dead", Actor.of(_ -> {}));

    DeadLettersTest() {
        dead.close();
        dead.join();
    }

    @Test
    void shouldSayWhatWasSentToWhomAndWhyItFailed() {
        dead.tell("to nobody");

        assertThat(letters.only())
                .isEqualTo(
                        new DeadLetter(
                                "to nobody",
                                "bank/dead",
                                Optional.empty(),
                                Reason.CLOSED,
                                Optional.empty()));
    }

    @Test
    void shouldSayWhoSentIt() {
        system.spawn("sender", Actor.<String>of(dead::tell)).tell("from an actor");
        assertThat(letters.only().sender()).contains("bank/sender");
    }

    @Test
    void shouldSayWhichLoopingActorSentIt() {
        system.spawn("sender", Actor.<String>looping(_ -> dead.tell("from a loop")));
        assertThat(letters.only().sender()).contains("bank/sender");
    }

    @Test
    void shouldSayThatAnActorSentItToItself() {
        system.spawn("own", () -> new Own()).tell("go");

        assertThat(letters.only().sender()).contains("bank/own");
    }

    private static final class Own extends Actor<String> {
        @Override
        protected void receive(String message) {
            self().close();
            self().tell("to myself");
        }
    }

    @Test
    void shouldLogTheFirstOnesAndThenEverMoreSeldom() {
        for (int i = 1; i <= 100; i++) {
            dead.tell(i);
        }

        assertThat(log.lines(Level.WARNING))
                .hasSize(13)
                .startsWith(
                        "Dead letter 1: java.lang.Integer (1) to bank/dead: CLOSED",
                        "Dead letter 2: java.lang.Integer (2) to bank/dead: CLOSED")
                .endsWith(
                        "Dead letter 16: java.lang.Integer (16) to bank/dead: CLOSED",
                        "Dead letter 32: java.lang.Integer (32) to bank/dead: CLOSED",
                        "Dead letter 64: java.lang.Integer (64) to bank/dead: CLOSED");
    }

    @Test
    void shouldCutALongMessageInTheLog() {
        dead.tell("x".repeat(10_000));

        assertThat(log.lines(Level.WARNING).getFirst()).hasSizeLessThan(400).contains("xxx...");
    }

    @Test
    void shouldBeCountedInTheReport() {
        List.of(1, 2, 3).forEach(dead::tell);

        assertThat(system.close(Duration.ofSeconds(20)).deadLetters()).isEqualTo(3);
    }

    @Test
    void shouldNotMakeMoreOfThemselvesWhenTheirSubscriberIsDead() {
        ActorRef<DeadLetter> subscriber = system.spawn("subscriber", Actor.of(_ -> {}));
        system.deadLetters().attach(subscriber);
        subscriber.close();
        subscriber.join();

        dead.tell("to nobody");

        assertThat(letters.only().message()).isEqualTo("to nobody");
    }

    @Test
    void shouldNotHurtTheSenderIfASubscriberThrows() {
        system.deadLetters()
                .attach(_ -> {
                    throw new IllegalStateException("on purpose");
                });

        dead.tell("to nobody");

        assertThat(letters.only().message()).isEqualTo("to nobody");
    }

    @Test
    void shouldNotRunAwayIfASubscriberSendsToTheDead() {
        system.deadLetters().attach(letter -> dead.tell("about " + letter.message()));

        dead.tell("to nobody");

        assertThat(letters.all()).isNotEmpty().hasSizeLessThan(1_000);
    }
}
