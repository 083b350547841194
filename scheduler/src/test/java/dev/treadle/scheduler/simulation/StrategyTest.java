package dev.treadle.scheduler.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.simulation.Strategy.Who;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class StrategyTest {

    private record Named(String name) implements Who {
        @Override
        public Object who() {
            return this;
        }
    }

    private static final List<Named> THREE =
            List.of(new Named("a"), new Named("b"), new Named("c"));

    private static List<Integer> choices(Strategy strategy, int count) {
        return IntStream.range(0, count).mapToObj(_ -> strategy.choose(THREE, false)).toList();
    }

    @Test
    void shouldChooseTheSameUnderTheSameSeed() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(choices(Strategy.randomWalk(new SplittableRandom(seed)), 100))
                    .isEqualTo(choices(Strategy.randomWalk(new SplittableRandom(seed)), 100));
            assertThat(choices(Strategy.randomPriorities(new SplittableRandom(seed)), 100))
                    .isEqualTo(choices(Strategy.randomPriorities(new SplittableRandom(seed)), 100));
        }
    }

    @Test
    void shouldWalkToEachAboutAsOften() {
        List<Integer> walked = choices(Strategy.randomWalk(new SplittableRandom(1)), 3_000);

        for (int who = 0; who < THREE.size(); who++) {
            assertThat(Collections.frequency(walked, who)).isBetween(900, 1_100);
        }
    }

    @Test
    void shouldStayWithTheHighestPriorityAndChangeAFewTimes() {
        Set<Integer> firsts = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            List<Integer> chosen =
                    choices(Strategy.randomPriorities(new SplittableRandom(seed)), 10_000);
            firsts.add(chosen.getFirst());
            long changes =
                    IntStream.range(1, chosen.size())
                            .filter(i -> !chosen.get(i).equals(chosen.get(i - 1)))
                            .count();
            assertThat(changes).isLessThanOrEqualTo(4);
        }
        assertThat(firsts).hasSize(3);
    }

    @Test
    void shouldStarveNobodyForEver() {
        List<Integer> chosen = choices(Strategy.randomPriorities(new SplittableRandom(1)), 20_000);

        assertThat(new HashSet<>(chosen)).hasSize(3);
    }

    @Test
    void shouldTakeTurnsAndInterruptNobody() {
        Strategy roundRobin = Strategy.roundRobin();
        List<Who> line = new ArrayList<>(THREE);
        List<Who> served = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Who next = line.remove(roundRobin.choose(line, false));
            served.add(next);
            line.addLast(next);
        }

        assertThat(served).containsExactlyElementsOf(twice(THREE));
        assertThat(roundRobin.choose(THREE, true)).isEqualTo(2);
    }

    private static List<Who> twice(List<? extends Who> list) {
        List<Who> twice = new ArrayList<>(list);
        twice.addAll(list);
        return twice;
    }
}
