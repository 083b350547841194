package dev.treadle.actor;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Pairs of actors that keep all processors of a system busy for as long as this is open. */
final class PingPongs implements AutoCloseable {

    private final LongAdder hits = new LongAdder();
    private final List<ActorRef<Integer>> players = new ArrayList<>();
    private volatile boolean over;

    PingPongs(ActorSystem system, int pairs) {
        for (int i = 0; i < pairs; i++) {
            int ping = players.size();
            players.add(system.spawn("ping" + i, Actor.of(ball -> hit(ping + 1, ball))));
            players.add(system.spawn("pong" + i, Actor.of(ball -> hit(ping, ball))));
            players.get(ping).tell(0);
        }
        awaitHits(1_000);
    }

    private void hit(int to, Integer ball) {
        hits.increment();
        if (!over) {
            players.get(to).tell(ball + 1);
        }
    }

    /** Waits until there were so many hits from now on: the processors are at it. */
    void awaitHits(int count) {
        long until = hits.sum() + count;
        await().pollInterval(Duration.ofMillis(1)).until(() -> hits.sum() >= until);
    }

    @Override
    public void close() {
        over = true;
    }
}
