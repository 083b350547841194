package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Handler;
import dev.treadle.benchmarks.port.Runtimes;

import java.util.EnumSet;
import java.util.Set;

/**
 * An actor starts others, sends each one message, and each of them ends when it has handled it.
 *
 * @param actors how many are started
 */
record ForkJoinCreate(String name, int actors) implements Workload {

    private record Once(int number, Finish finish) {}

    @Override
    public String unit() {
        return "actors/s";
    }

    @Override
    public int operations() {
        return actors;
    }

    /** Not Vert.x: a verticle is a part of an application, not a thing to have by the thousand. */
    @Override
    public Set<Runtimes> runtimes() {
        return EnumSet.complementOf(EnumSet.of(Runtimes.VERTX));
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        return () -> {
            var finish = new Finish(actors);
            stage.inside(context -> {
                for (int i = 0; i < actors; i++) {
                    context.tell(context.spawn(oneShot()), new Once(i, finish));
                }
                return actors;
            });
            finish.await((long) actors * (actors - 1) / 2);
        };
    }

    private static <A> Handler<A> oneShot() {
        return (message, context) -> {
            var once = (Once) message;
            context.end();
            once.finish().arrive(once.number());
        };
    }
}
