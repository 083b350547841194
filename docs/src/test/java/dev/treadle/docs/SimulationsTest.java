package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.docs.Account.Balance;
import dev.treadle.docs.Account.Command;
import dev.treadle.docs.Account.Deposit;
import dev.treadle.docs.HastyTeller.Pay;
import dev.treadle.mailbox.Recipient;
import dev.treadle.simulation.NetworkOptions;
import dev.treadle.simulation.Simulation;
import dev.treadle.simulation.SimulationRun;
import dev.treadle.simulation.Simulator;
import dev.treadle.simulation.Strategy;
import dev.treadle.simulation.Trace;
import dev.treadle.testkit.SimulationTest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The programs of docs/guide/simulation.md. */
@ExtendWith(QuietLogs.class)
class SimulationsTest {

    private final Page page = Page.of("docs/guide/simulation.md");

    /** It fails, and so runs only where a test of this class asks for it. */
    @ExtendWith(OnlyWhenAsked.class)
    static final class BankTest {

        // tag::hunt
        @SimulationTest(seeds = 1_000)
        void shouldNotBeOverdrawn(Simulation simulation) {
            ActorSystem bank = simulation.system("bank");
            ActorRef<Command> account = bank.spawn("account", Account::new);
            account.tell(new Deposit(100));
            for (String name : List.of("ann", "ben")) {
                bank.spawn(name, () -> new HastyTeller(account)).tell(new Pay(80));
            }
            simulation.run(); // until nobody has anything left to do
            assertThat(account.<Long>ask(Balance::new).await()).isNotNegative();
        }
        // end::hunt
    }

    private static final class OnlyWhenAsked implements ExecutionCondition {

        private static final String ASKED = "treadle.docs.planted-bug";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(ASKED).isPresent()
                    ? ConditionEvaluationResult.enabled("asked for")
                    : ConditionEvaluationResult.disabled("it fails on purpose");
        }
    }

    private static String report(Map<String, String> properties) {
        List<String> failures = new ArrayList<>();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectMethod(
                                                "%s#shouldNotBeOverdrawn(%s)"
                                                        .formatted(
                                                                BankTest.class.getName(),
                                                                Simulation.class.getName())))
                                .configurationParameters(properties)
                                .configurationParameter(OnlyWhenAsked.ASKED, "true")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable()
                                        .map(Throwable::getMessage)
                                        .ifPresent(failures::add);
                            }
                        });
        assertThat(failures).hasSize(1);
        return failures.getFirst();
    }

    @Test
    void shouldFindThePlantedBugAndReplayItFromItsSeed() {
        String found = report(Map.of());
        String trace = found.substring(found.indexOf("The shortest of the failing runs"));
        page.shouldQuote(trace);

        String seed = found.replaceAll("(?s).* has seed (\\d+);.*", "$1");
        String replayed = report(Map.of("treadle.seed", seed));
        assertThat(replayed).contains("failed under 1 of 1 seeds").endsWith(trace);
    }

    @Test
    void shouldLetADayPass() {
        List<String> said = new ArrayList<>();
        // tag::day
        Simulator.seed(1)
                .run(simulation -> {
                    ActorSystem shop = simulation.system("shop");
                    ActorRef<String> clock = shop.spawn("clock", Actor.of(said::add));
                    Duration hour = Duration.ofHours(1);
                    shop.timers().atFixedRate(hour, hour, () -> clock.tell("ding"));
                    simulation.run(Duration.ofDays(1)); // takes milliseconds
                })
                .orThrow();
        // end::day
        assertThat(said).hasSize(24);
    }

    @Test
    void shouldCrashAnActor() {
        // tag::crash
        SimulationRun run =
                Simulator.seed(7)
                        .strategy(Strategy.RANDOM_WALK)
                        .run(simulation -> {
                            ActorSystem bank = simulation.system("bank");
                            ActorRef<Command> account = bank.spawn("account", Account::new);
                            simulation.crashAt(account, 2); // over its second message
                            account.tell(new Deposit(100));
                            account.tell(new Deposit(50)); // lost, and so are the 100
                            simulation.run();
                            long left = account.<Long>ask(Balance::new).await();
                            assertThat(left).isZero();
                        })
                        .orThrow();
        // end::crash
        assertThat(run.trace().last())
                .extracting(Trace.Step::message)
                .containsExactly("Account.Deposit", "Account.Deposit", "Account.Balance");
    }

    @Test
    void shouldLoseMessagesOnANetworkOnly() {
        List<Integer> arrived = new ArrayList<>();
        var lost = new long[1];
        Simulator.seed(3)
                .run(simulation -> {
                    // tag::network
                    var bad =
                            NetworkOptions.perfect()
                                    .delays(Duration.ofMillis(5), Duration.ofMillis(80))
                                    .losing(0.1)
                                    .reordering();
                    var network = simulation.network(bad);
                    Recipient<Integer> far = network.to(arrived::add);
                    for (int number = 0; number < 100; number++) {
                        far.tell(number);
                    }
                    simulation.run();
                    // end::network
                    lost[0] = network.lost();
                })
                .orThrow();

        assertThat(arrived).hasSize(100 - (int) lost[0]).doesNotHaveDuplicates();
        assertThat(lost[0]).isBetween(1L, 30L);
        assertThat(arrived).isNotEqualTo(arrived.stream().sorted().toList());
    }

    @Test
    void shouldRunTheSameWayAgain() {
        // tag::again
        SimulationRun first = Simulator.seed(42).run(this::body);
        SimulationRun second = Simulator.seed(42).run(this::body);
        assertThat(second.trace().hash()).isEqualTo(first.trace().hash());
        // end::again
        assertThat(first.failure()).isEqualTo(Optional.empty());
    }

    private void body(Simulation simulation) {
        simulation.system("s").spawn("a", Actor.of(_ -> {})).tell("hello");
        simulation.run();
    }
}
