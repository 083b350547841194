package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;
import dev.treadle.benchmarks.port.Runtimes;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Pairs of actors, in each of which one message goes to and fro.
 *
 * @param pairs how many pairs play at the same time
 * @param rallies how often the message comes back, in each pair
 * @param looping whether they receive in a loop of their own, where the runtime has such actors
 */
record PingPong(String name, int pairs, int rallies, boolean looping) implements Workload {

    private record Serve(Finish finish) {}

    private record Ball<A>(A from) {}

    @Override
    public int operations() {
        return 2 * rallies * pairs;
    }

    @Override
    public Set<Runtimes> runtimes() {
        return looping
                ? EnumSet.of(Runtimes.TREADLE, Runtimes.JOX, Runtimes.VIRTUAL_THREAD)
                : EnumSet.allOf(Runtimes.class);
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var pings =
                stage.inside(
                        context -> IntStream.range(0, pairs).mapToObj(_ -> pair(context)).toList());
        return () -> {
            var finish = new Finish(pairs);
            pings.forEach(ping -> stage.tell(ping, new Serve(finish)));
            finish.await(operations());
        };
    }

    private <A> A pair(Context<A> context) {
        var pong = new Pong<A>();
        A address = looping ? context.spawnLooping(pong) : context.spawn(pong);
        var ping = new Ping<>(address, pong, rallies);
        return looping ? context.spawnLooping(ping) : context.spawn(ping);
    }

    private static final class Ping<A> implements Handler<A> {

        private final A pong;
        private final Pong<A> opponent;
        private final int rallies;
        private int returned;
        private Finish finish = new Finish(1);

        Ping(A pong, Pong<A> opponent, int rallies) {
            this.pong = pong;
            this.opponent = opponent;
            this.rallies = rallies;
        }

        @Override
        public void receive(Object message, Context<A> context) {
            if (message instanceof Serve(var toTell)) {
                finish = toTell;
                returned = 0;
                context.tell(pong, new Ball<>(context.address()));
            } else if (++returned < rallies) {
                context.tell(pong, new Ball<>(context.address()));
            } else {
                finish.arrive(returned + opponent.takeReturned());
            }
        }
    }

    private static final class Pong<A> implements Handler<A> {

        private int returned;

        @Override
        @SuppressWarnings("unchecked") // nothing else is sent to it
        public void receive(Object message, Context<A> context) {
            returned++;
            context.tell(((Ball<A>) message).from(), message);
        }

        /** What it returned in this round. Read by its opponent, after the last ball came back. */
        int takeReturned() {
            int taken = returned;
            returned = 0;
            return taken;
        }
    }
}
