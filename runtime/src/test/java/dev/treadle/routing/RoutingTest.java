package dev.treadle.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who is chosen. */
class RoutingTest {

    @AutoClose private final ActorSystem system = ActorSystem.create("routing");

    private List<ActorRef<Integer>> spawn(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> system.<Integer>spawn("r" + i, Actor.of(_ -> {})))
                .toList();
    }

    private static Map<ActorRef<Integer>, Long> shares(Routing.Selector<Integer> selector, int of) {
        return IntStream.range(0, of)
                .mapToObj(selector::select)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void shouldTakeTurns() {
        List<ActorRef<Integer>> routees = spawn(3);
        var selector = Routing.<Integer>roundRobin().among(routees);

        assertThat(IntStream.range(0, 6).mapToObj(selector::select))
                .containsExactly(
                        routees.get(0),
                        routees.get(1),
                        routees.get(2),
                        routees.get(0),
                        routees.get(1),
                        routees.get(2));
    }

    @Test
    void shouldChooseAnyAtRandom() {
        var selector = Routing.<Integer>random(new Random(7)).among(spawn(4));

        assertThat(shares(selector, 10_000).values())
                .hasSize(4)
                .allSatisfy(share -> assertThat(share).isBetween(2_300L, 2_700L));
    }

    @Test
    void shouldChooseWhoHasTheLeastToDo() throws Exception {
        var release = new CountDownLatch(1);
        var entered = new CountDownLatch(2);
        List<ActorRef<Integer>> routees =
                IntStream.range(0, 3)
                        .mapToObj(i ->
                                system.<Integer>spawn(
                                        "r" + i,
                                        Actor.of(_ -> {
                                            entered.countDown();
                                            release.await();
                                        })))
                        .toList();
        routees.get(0).tell(1);
        routees.get(2).tell(1);
        entered.await(); // their mailboxes are empty, but they are busy
        var selector = Routing.<Integer>smallestMailbox().among(routees);

        assertThat(IntStream.range(0, 5).mapToObj(selector::select)).containsOnly(routees.get(1));
        assertThat(routees.get(0).load()).isEqualTo(1);
        routees.get(0).tell(2);
        assertThat(routees.get(0).load()).isEqualTo(2);
        release.countDown();
    }

    @Test
    void shouldChooseTheSameForAKeyAndMoveNoMoreThanNeeded() {
        List<ActorRef<Integer>> ten = spawn(10);
        Routing<Integer> byKey = Routing.consistentHash(key -> "key " + key);
        var all = byKey.among(ten);
        var oneGone = byKey.among(ten.subList(0, 9));
        Map<Integer, ActorRef<Integer>> before = new HashMap<>();
        IntStream.range(0, 10_000).forEach(key -> before.put(key, all.select(key)));

        assertThat(shares(all, 10_000).values())
                .hasSize(10)
                .allSatisfy(share -> assertThat(share).isBetween(850L, 1_150L));
        before.forEach((key, routee) -> {
            assertThat(all.select(key)).isSameAs(routee);
            if (routee != ten.getLast()) {
                assertThat(oneGone.select(key)).isSameAs(routee);
            }
        });
    }
}
