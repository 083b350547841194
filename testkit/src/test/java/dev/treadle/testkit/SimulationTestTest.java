package dev.treadle.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.simulation.Simulation;
import dev.treadle.simulation.Strategy;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tests that are run by JUnit here, to see how they end. */
class SimulationTestTest {

    private static final List<Long> seeds = new ArrayList<>();

    static final class Simulated {

        @SimulationTest(seeds = 5)
        void passes(Simulation simulation) {
            seeds.add(simulation.seed());
        }

        @SimulationTest(
                seeds = 1_000,
                seed = {7, 9})
        void namesItsSeeds(Simulation simulation) {
            seeds.add(simulation.seed());
        }

        @SimulationTest(seeds = 5, strategy = Strategy.ROUND_ROBIN)
        void takesNoParameter() {
            seeds.add(0L);
        }

        @SimulationTest(seeds = 50)
        void fails(Simulation simulation) {
            ActorRef<Long> actor = simulation.system("s").spawn("count", Actor.of(seeds::add));
            for (long seed = simulation.seed(); seed <= 50; seed++) {
                actor.tell(seed);
            }
            simulation.run();
            assertThat(simulation.seed()).as("the seed").isLessThan(40);
        }

        @SimulationTest(seeds = 3, mostSteps = 100)
        void neverEnds(Simulation simulation) {
            ActorRef<String> actor =
                    simulation
                            .system("s")
                            .spawn(
                                    "ever",
                                    () ->
                                            new Actor<String>() {
                                                @Override
                                                protected void receive(String message) {
                                                    self().tell(message);
                                                }
                                            });
            actor.tell("again");
            simulation.run();
        }

        @SimulationTest
        void assumes(Simulation simulation) {
            assumeTrue(simulation.seed() == 0);
        }
    }

    private static TestExecutionResult run(String method, Map<String, String> properties) {
        seeds.clear();
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectMethod(Simulated.class.getName() + "#" + method))
                        .configurationParameters(properties)
                        .build();
        List<TestExecutionResult> results = new ArrayList<>();
        LauncherFactory.create()
                .execute(
                        request,
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier test, TestExecutionResult result) {
                                if (test.isTest()) {
                                    results.add(result);
                                }
                            }
                        });
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private static String failure(String method) {
        TestExecutionResult result = run(method + "(" + Simulation.class.getName() + ")", Map.of());
        assertThat(result.getStatus()).isEqualTo(Status.FAILED);
        return result.getThrowable().orElseThrow().getMessage();
    }

    private static List<Long> seeds(String method, Map<String, String> properties) {
        TestExecutionResult result = run(method, properties);
        assertThat(result.getStatus()).isEqualTo(Status.SUCCESSFUL);
        return seeds;
    }

    @Test
    void shouldRunUnderEachSeed() {
        String passes = "passes(dev.treadle.simulation.Simulation)";

        assertThat(seeds(passes, Map.of())).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(seeds(passes, Map.of("treadle.seed", "42"))).containsExactly(42L);
        assertThat(seeds("namesItsSeeds(dev.treadle.simulation.Simulation)", Map.of()))
                .containsExactly(7L, 9L);
        assertThat(seeds("takesNoParameter", Map.of())).hasSize(5);
    }

    @Test
    void shouldReportTheShortestFailingRunAndHowToReplayIt() {
        assertThat(failure("fails"))
                .startsWith("[the seed]")
                .contains(
                        """
                        Simulated#fails failed under 11 of 50 seeds. The shortest of the failing\
                         runs has seed 50; its messages, by time and actor:
                             1     0.000000 s  s/count <- Long
                        """)
                .endsWith(
                        "To replay it: -Dtest=Simulated#fails -Dtreadle.seed=50,"
                                + " or @SimulationTest(seed = 50L)");
    }

    @Test
    void shouldCutOffWhatNeverEndsAndShowItsLastSteps() {
        assertThat(failure("neverEnds"))
                .startsWith("It was cut off after 100 steps")
                .contains("failed under 3 of 3 seeds")
                .contains("s/ever <- String");
    }

    @Test
    void shouldBeAbortedByAnAssumption() {
        assertThat(run("assumes(dev.treadle.simulation.Simulation)", Map.of()).getStatus())
                .isEqualTo(Status.ABORTED);
    }
}
