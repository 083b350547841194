package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;

/**
 * Many messages on their way around a ring of actors, whose order has nothing to do with the order
 * in which they were started. A tenth of the actors has a message at any time.
 *
 * @param actors how many there are
 * @param messages how many messages are handled, about
 */
record Crossing(String name, int actors, int messages) implements Workload {

    private static final int SEED = 42;

    private record Join<A>(A next) {}

    private record Token(int left, Finish finish) {}

    private int tokens() {
        return Math.max(1, actors / 10);
    }

    private int hops() {
        return messages / tokens();
    }

    @Override
    public int operations() {
        return tokens() * hops();
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var ring =
                stage.inside(context -> {
                    var all = new ArrayList<A>();
                    for (int i = 0; i < actors; i++) {
                        all.add(context.spawn(new Member<>()));
                    }
                    Collections.shuffle(all, new Random(SEED));
                    for (int i = 0; i < actors; i++) {
                        A next = all.get((i + 1) % actors);
                        context.tell(all.get(i), new Join<>(next));
                    }
                    return all;
                });
        return () -> {
            var finish = new Finish(tokens());
            for (int i = 0; i < tokens(); i++) {
                stage.tell(ring.get(i * (actors / tokens())), new Token(hops() - 1, finish));
            }
            finish.await(operations());
        };
    }

    private final class Member<A> implements Handler<A> {

        @SuppressWarnings("NullAway.Init") // set by the first message
        private A next;

        @Override
        @SuppressWarnings("unchecked") // nothing else is sent to it
        public void receive(Object message, Context<A> context) {
            if (!(message instanceof Token(int left, var finish))) {
                next = ((Join<A>) message).next();
            } else if (left == 0) {
                finish.arrive(hops());
            } else {
                context.tell(next, new Token(left - 1, finish));
            }
        }
    }
}
