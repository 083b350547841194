package dev.treadle.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.treadle.mailbox.MailboxFullException;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** What an operator reads from the meters. */
class ActorSystemMetricsTest {

    /** Replies to whoever asks, fails at a negative number. */
    static final class Echo extends Actor<Echo.Question> {
        record Question(int number, ReplyTo<Integer> replyTo) {}

        @Override
        protected void receive(Question question) {
            if (question.number() < 0) {
                throw new IllegalArgumentException("negative");
            }
            question.replyTo().tell(question.number());
        }
    }

    private final ActorSystem system = ActorSystem.create("measured");
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        system.close();
    }

    private double value(String name, String... tags) {
        return registry.get(name)
                .tag("system", "measured")
                .tags(tags)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private static final String[] ECHO = {"type", "ActorSystemMetricsTest.Echo"};

    @Test
    void shouldCountMessagesByTypeOfActor() {
        new ActorSystemMetrics(system).bindTo(registry);
        ActorRef<Echo.Question> echo = system.spawn("echo", Echo::new);

        for (int i = 0; i < 1_000; i++) {
            int number = i;
            echo.ask(Integer.class, replyTo -> new Echo.Question(number, replyTo)).await();
        }

        await().untilAsserted(
                        () -> assertThat(value("treadle.actor.messages", ECHO)).isEqualTo(1_000));
        assertThat(value("treadle.asks", "outcome", "replied")).isEqualTo(1_000);
        assertThat(registry.get("treadle.actor.handler.time").tags(ECHO).timer().count())
                .isBetween(1L, 200L);
        assertThat(registry.get("treadle.mailbox.time").tags(ECHO).timer().count())
                .isBetween(1L, 200L);
        assertThat(
                        registry.get("treadle.actor.handler.time")
                                .tags(ECHO)
                                .timer()
                                .totalTime(NANOSECONDS))
                .isPositive();
    }

    @Test
    void shouldCountAndTimeWhatALoopingActorReceives() {
        new ActorSystemMetrics(system).bindTo(registry);
        ActorRef<String> loop =
                system.spawn(
                        "loop",
                        Actor.looping(self -> {
                            while (true) {
                                self.receive();
                            }
                        }));

        for (int wave = 0; wave < 20; wave++) { // it samples what comes after what it has received
            IntStream.range(1, 100).forEach(i -> loop.tell("" + i));
            loop.process("100").await();
        }
        loop.close();
        loop.join();

        String[] type = {"type", "ActorSystemMetricsTest.lambda"};
        assertThat(value("treadle.actor.messages", type)).isEqualTo(2_000);
        assertThat(registry.get("treadle.actor.handler.time").tags(type).timer().count())
                .isBetween(1L, 200L);
    }

    @Test
    void shouldCountAnAskThatIsCancelled() {
        new ActorSystemMetrics(system).bindTo(registry);
        ActorRef<Echo.Question> silent = system.spawn("silent", Actor.of(_ -> {}));

        assertThat(silent.<Integer>ask(replyTo -> new Echo.Question(1, replyTo)).cancel()).isTrue();

        assertThat(value("treadle.asks", "outcome", "cancelled")).isEqualTo(1);
    }

    @Test
    void shouldAddUpTheLambdasOfOneClass() {
        new ActorSystemMetrics(system).bindTo(registry);
        List<ActorRef<String>> actors =
                List.of(
                        system.spawn("one", Actor.of(_ -> {})),
                        system.spawn("other", Actor.of(_ -> {})));

        for (ActorRef<String> each : actors) {
            each.tell("count me");
            each.close();
            each.join();
        }

        assertThat(value("treadle.actor.messages", "type", "ActorSystemMetricsTest.lambda"))
                .isEqualTo(2);
    }

    @Test
    void shouldKnowActorsThatWereThereBeforeTheRegistry() {
        system.spawn("first", Echo::new);
        system.spawn("second", Echo::new);

        new ActorSystemMetrics(system).bindTo(registry);

        assertThat(value("treadle.actors", ECHO)).isEqualTo(2);
    }

    @Test
    void shouldShowHowDeepMailboxesAre() throws InterruptedException {
        new ActorSystemMetrics(system).bindTo(registry);
        var goOn = new CountDownLatch(1);
        var busy = new CountDownLatch(2);
        ActorFactory<String> waiting =
                Actor.of(_ -> {
                    busy.countDown();
                    goOn.await();
                });
        ActorRef<String> one = system.spawn("one", waiting);
        ActorRef<String> other = system.spawn("other", waiting);
        one.tell("handled");
        other.tell("handled");
        busy.await();
        for (int i = 0; i < 7; i++) {
            one.tell("waits");
        }
        other.tell("waits");

        String[] lambda = {"type", "ActorSystemMetricsTest.lambda"};
        await().untilAsserted(
                        () -> assertThat(value("treadle.mailbox.depth", lambda)).isEqualTo(8));
        assertThat(value("treadle.mailbox.depth.max", lambda)).isEqualTo(7);
        goOn.countDown();
    }

    @Test
    void shouldCountFailuresRestartsAndDeadLetters() {
        new ActorSystemMetrics(system).bindTo(registry);
        ActorRef<Echo.Question> echo = system.spawn("echo", Echo::new);

        assertThatThrownBy(() ->
                        echo.ask(Integer.class, replyTo -> new Echo.Question(-1, replyTo)).await())
                .isInstanceOf(AskException.class);
        echo.close();
        echo.join();
        echo.tell(new Echo.Question(1, new LateReply()));

        assertThat(value("treadle.actor.failures", ECHO)).isEqualTo(1);
        assertThat(value("treadle.actor.restarts", ECHO)).isEqualTo(1);
        assertThat(value("treadle.asks", "outcome", "failed")).isEqualTo(1);
        assertThat(value("treadle.dead.letters", "reason", "failed")).isEqualTo(1);
        assertThat(value("treadle.dead.letters", "reason", "closed")).isEqualTo(1);
    }

    private static final class LateReply implements ReplyTo<Integer> {
        @Override
        public void tell(Integer reply) {}

        @Override
        public void fail(Throwable cause) {}
    }

    @Test
    void shouldCountOverflowsByPolicy() throws InterruptedException {
        new ActorSystemMetrics(system).bindTo(registry);
        var goOn = new CountDownLatch(1);
        ActorRef<String> small =
                system.spawn(
                        "small",
                        Actor.of(_ -> goOn.await()),
                        ActorOptions.defaults().mailbox(MailboxOptions.bounded(1, Overflow.FAIL)));

        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                small.tell("one too many");
                            }
                        })
                .isInstanceOf(MailboxFullException.class);

        assertThat(value("treadle.mailbox.overflows", "policy", "fail")).isEqualTo(1);
        goOn.countDown();
    }

    @Test
    void shouldCountWhatAnExchangePublishes() {
        new ActorSystemMetrics(system).bindTo(registry);
        var orders = system.exchange("orders", String.class);
        orders.tell("to nobody");
        orders.attach(_ -> {});
        orders.attach(new dev.treadle.exchange.DisplayMessages(new StringBuilder()));

        orders.tell("one");

        assertThat(value("treadle.exchange.published", "exchange", "orders")).isEqualTo(2);
        assertThat(value("treadle.exchange.delivered", "exchange", "orders")).isEqualTo(2);
        assertThat(value("treadle.exchange.unrouted", "exchange", "orders")).isEqualTo(1);
        assertThat(value("treadle.exchange.subscribers", "exchange", "orders")).isEqualTo(2);
    }

    @Test
    void shouldShowDispatcherAndTimers() {
        new ActorSystemMetrics(system).bindTo(registry);
        system.timers().once(Duration.ofHours(1), () -> {});

        assertThat(value("treadle.timers.pending")).isEqualTo(1);
        assertThat(value("treadle.dispatcher.runners")).isPositive();
        assertThat(value("treadle.dispatcher.queued")).isZero();
    }

    @Test
    void shouldReportToSeveralRegistries() {
        var second = new SimpleMeterRegistry();
        var metrics = new ActorSystemMetrics(system);
        metrics.bindTo(registry);
        metrics.bindTo(second);
        ActorRef<Echo.Question> echo = system.spawn("echo", Echo::new);

        echo.ask(Integer.class, replyTo -> new Echo.Question(1, replyTo)).await();

        await().untilAsserted(() -> assertThat(value("treadle.actor.messages", ECHO)).isEqualTo(1));
        assertThat(second.get("treadle.actor.messages").tags(ECHO).functionCounter().count())
                .isEqualTo(1);
    }
}
