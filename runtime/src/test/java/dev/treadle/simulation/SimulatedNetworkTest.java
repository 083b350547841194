package dev.treadle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a network does to 100 numbers that one actor is sent. */
class SimulatedNetworkTest {

    private static final int SENT = 100;
    private static final List<Integer> ALL = IntStream.range(0, SENT).boxed().toList();
    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofMillis(30);

    /** A number, and when it came. */
    private record Arrival(int number, long nanos) {}

    /** What came, and what the network says that it has lost. */
    private record Outcome(List<Arrival> arrivals, long lost) {

        List<Integer> numbers() {
            return arrivals.stream().map(Arrival::number).toList();
        }
    }

    private static Outcome send(long seed, NetworkOptions options) {
        List<Arrival> arrivals = new ArrayList<>();
        long[] lost = new long[1];
        Simulator.seed(seed)
                .run(simulation -> {
                    ActorRef<Integer> farEnd =
                            simulation
                                    .system("s")
                                    .spawn(
                                            "far-end",
                                            Actor.<Integer>of(number ->
                                                    arrivals.add(
                                                            new Arrival(
                                                                    number,
                                                                    simulation
                                                                            .timers()
                                                                            .nanoTime()))));
                    SimulatedNetwork network = simulation.network(options);
                    var nearEnd = network.<Integer>to(farEnd);
                    ALL.forEach(nearEnd::tell);
                    simulation.run();
                    lost[0] = network.lost();
                })
                .orThrow();
        return new Outcome(arrivals, lost[0]);
    }

    @Test
    void shouldHandOnAllInOrderAndAtOnceWhenItIsPerfect() {
        Outcome outcome = send(1, NetworkOptions.perfect());

        assertThat(outcome.numbers()).isEqualTo(ALL);
        assertThat(outcome.arrivals()).allMatch(arrival -> arrival.nanos() < 1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldDelayWithinTheTwoTimesAndKeepTheOrder(long seed) {
        Outcome outcome = send(seed, NetworkOptions.perfect().delays(LEAST, MOST));

        assertThat(outcome.numbers()).isEqualTo(ALL);
        assertThat(outcome.arrivals())
                .allMatch(arrival -> arrival.nanos() >= LEAST.toNanos())
                .allMatch(arrival -> arrival.nanos() <= MOST.toNanos() + SENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLetOneOvertakeAnotherWhenItReorders(long seed) {
        Outcome outcome = send(seed, NetworkOptions.perfect().delays(LEAST, MOST).reordering());

        assertThat(outcome.numbers()).isNotEqualTo(ALL).containsExactlyInAnyOrderElementsOf(ALL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLoseSomeAndCountThem(long seed) {
        Outcome outcome = send(seed, NetworkOptions.perfect().losing(0.3));

        assertThat(outcome.lost()).isBetween(1L, SENT - 1L);
        assertThat(outcome.arrivals()).hasSize(SENT - (int) outcome.lost());
        assertThat(outcome.numbers()).isSubsetOf(ALL).isSorted();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldDeliverSomeTwice(long seed) {
        Outcome outcome = send(seed, NetworkOptions.perfect().doubling(0.3));

        assertThat(outcome.arrivals()).hasSizeBetween(SENT + 1, 2 * SENT - 1);
        assertThat(outcome.numbers()).isSorted().containsAll(ALL);
    }

    @Test
    void shouldLoseAllOrDoubleAllAtCertainty() {
        assertThat(send(1, NetworkOptions.perfect().losing(1)))
                .isEqualTo(new Outcome(List.of(), SENT));
        assertThat(send(1, NetworkOptions.perfect().doubling(1)).arrivals()).hasSize(2 * SENT);
    }

    @Test
    void shouldDoTheSameForTheSameSeedAndOtherThingsForOthers() {
        NetworkOptions bad =
                NetworkOptions.perfect().delays(LEAST, MOST).losing(0.2).doubling(0.2).reordering();
        Set<Outcome> outcomes = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            Outcome outcome = send(seed, bad);
            assertThat(send(seed, bad)).isEqualTo(outcome);
            outcomes.add(outcome);
        }

        assertThat(outcomes).hasSize(20);
    }

    @Test
    void shouldRefuseTimesAndProbabilitiesThatAreNone() {
        NetworkOptions perfect = NetworkOptions.perfect();

        assertThatThrownBy(() -> perfect.delays(MOST, LEAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 0.03 s to 0.01 s");
        assertThatThrownBy(() -> perfect.delays(LEAST.negated(), MOST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> perfect.losing(1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> perfect.doubling(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.1");
    }
}
