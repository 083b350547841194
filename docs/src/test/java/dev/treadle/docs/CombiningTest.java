package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.AskException;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.Supervision;
import dev.treadle.actor.SystemOptions;
import dev.treadle.docs.Account.Balance;
import dev.treadle.scheduler.Backoff;
import dev.treadle.scheduler.CircuitBreaker;
import dev.treadle.scheduler.CircuitOpenException;
import dev.treadle.scheduler.CircuitOptions;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.Retry;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The programs of docs/guide/results.md that make results of results. */
@ExtendWith(QuietLogs.class)
class CombiningTest {

    private record Quote(ReplyTo<String> replyTo) {}

    @AutoClose
    private final ActorSystem system =
            ActorSystem.create(
                    "wall-street", SystemOptions.defaults().supervision(Supervision.resume()));

    private final AtomicInteger asked = new AtomicInteger();

    /** {@return an actor that has no line for the first few quotes} */
    private ActorRef<Quote> shaky(int failures) {
        return system.spawn(
                "shaky",
                Actor.of(quote -> {
                    if (asked.incrementAndGet() <= failures) {
                        throw new IOException("no line");
                    }
                    quote.replyTo().tell("up");
                }));
    }

    @Test
    void shouldMakeResultsOfResults() {
        ActorRef<Account.Command> alice = system.spawn("alice", Account::new);
        // tag::made
        Result<String> text =
                alice.ask(Long.class, Balance::new)
                        .map(cents -> cents + " cents")
                        .recover(AskException.class, e -> "unknown: " + e.reason());
        // end::made
        assertThat(text.await()).isEqualTo("0 cents");
        alice.close();
        alice.join();
        Result<String> gone =
                alice.ask(Long.class, Balance::new)
                        .map(cents -> cents + " cents")
                        .recover(AskException.class, e -> "unknown: " + e.reason());
        assertThat(gone.await()).isEqualTo("unknown: STOPPED");
    }

    @Test
    void shouldTryAgain() {
        ActorRef<Quote> shaky = shaky(2);
        // tag::retry
        Retry patiently = Retry.atMost(5).backoff(Duration.ofMillis(50), Duration.ofSeconds(2));
        Result<String> quote = patiently.run(system, () -> shaky.ask(Quote::new));
        // end::retry
        assertThat(quote.await()).isEqualTo("up");
        assertThat(asked).hasValue(3);
    }

    @Test
    void shouldSpareWhatIsDown() {
        ActorRef<Quote> shaky = shaky(100);
        // tag::breaker
        var breaker = CircuitBreaker.create("the exchange", system);
        Result<String> quote = breaker.call(() -> shaky.ask(Quote::new));
        // end::breaker
        assertThatExceptionOfType(AskException.class).isThrownBy(quote::await);
        assertThat(breaker.state()).isEqualTo(CircuitBreaker.State.CLOSED);
        Duration time = Duration.ofSeconds(10);
        var exact = CircuitOptions.defaults().failures(1).opening(new Backoff(time, time, 0));
        var strict = CircuitBreaker.create("the exchange", system, exact);
        assertThatExceptionOfType(AskException.class)
                .isThrownBy(strict.call(() -> shaky.<String>ask(Quote::new))::await);
        await().until(() -> strict.state() == CircuitBreaker.State.OPEN);
        var refusal =
                catchThrowableOfType(
                        CircuitOpenException.class,
                        strict.call(() -> shaky.<String>ask(Quote::new))::await);
        String said = refusal.getMessage().replaceAll("in \\d+\\.\\d+ s", "in 10.000 s");
        Page.of("docs/guide/results.md").shouldQuote(said);
    }
}
