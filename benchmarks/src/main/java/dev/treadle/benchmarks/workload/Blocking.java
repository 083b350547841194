package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Handler;
import dev.treadle.benchmarks.port.Runtimes;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Many actors block for a while, all at the same time.
 *
 * @param actors how many
 * @param millis how long each of them blocks
 */
record Blocking(String name, int actors, int millis) implements Workload {

    private record Block(int number, Finish finish) {}

    @Override
    public String unit() {
        return "actors/s";
    }

    @Override
    public int operations() {
        return actors;
    }

    /** Not Vert.x, where ten thousand verticles take longer to deploy than to measure. */
    @Override
    public Set<Runtimes> runtimes() {
        return EnumSet.complementOf(EnumSet.of(Runtimes.VERTX));
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var all =
                stage.inside(context ->
                        IntStream.range(0, actors)
                                .mapToObj(_ -> context.spawnBlocking(this.<A>blocker()))
                                .toList());
        return () -> {
            var finish = new Finish(actors);
            for (int i = 0; i < actors; i++) {
                stage.tell(all.get(i), new Block(i, finish));
            }
            finish.await((long) actors * (actors - 1) / 2);
        };
    }

    private <A> Handler<A> blocker() {
        return (message, _) -> {
            Thread.sleep(millis);
            var block = (Block) message;
            block.finish().arrive(block.number());
        };
    }
}
