package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;

import java.util.concurrent.atomic.LongAdder;

/**
 * A workload beside actors that block for a millisecond, again and again. How often they do is a
 * figure of its own: the one is worth nothing without the other.
 *
 * @param played what is measured
 * @param blocking how many actors block
 */
record Mixed(String name, Workload played, int blocking) implements Workload {

    @Override
    public String unit() {
        return played.unit();
    }

    @Override
    public int operations() {
        return played.operations();
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var blockers = new Blockers(blocking);
        stage.inside(context -> {
            for (int i = 0; i < blocking; i++) {
                context.tell(context.spawnBlocking(blockers::receive), "again");
            }
            return blocking;
        });
        var round = played.prepare(stage);
        return new Round() {
            @Override
            public void run() {
                round.run();
            }

            @Override
            public long beside() {
                return blockers.blocked.sum();
            }

            @Override
            public void end() {
                blockers.end();
            }
        };
    }

    /** What the blocking actors share. */
    private static final class Blockers {

        private final LongAdder blocked = new LongAdder();
        private final int actors;
        private final Finish ended;
        private volatile boolean ending;

        Blockers(int actors) {
            this.actors = actors;
            ended = new Finish(actors);
        }

        <A> void receive(Object message, Context<A> context) throws InterruptedException {
            Thread.sleep(1);
            blocked.increment();
            if (ending) {
                ended.arrive(1);
            } else {
                context.tell(context.address(), message);
            }
        }

        void end() {
            ending = true;
            ended.await(actors);
        }
    }
}
