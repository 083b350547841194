package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;

import java.util.ArrayList;

/**
 * Actors in a ring, around which one message goes, a hop at a time.
 *
 * @param size how many actors
 * @param hops how far the message goes
 */
record ThreadRing(String name, int size, int hops) implements Workload {

    private record Token(int left, int passed, Finish finish) {

        Token next() {
            return new Token(left - 1, passed + 1, finish);
        }
    }

    private record Join<A>(A next) {}

    @Override
    public int operations() {
        return hops;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        A first =
                stage.inside(context -> {
                    var members = new ArrayList<A>();
                    for (int i = 0; i < size; i++) {
                        members.add(context.spawn(new Member<>()));
                    }
                    for (int i = 0; i < size; i++) {
                        A next = members.get((i + 1) % size);
                        context.tell(members.get(i), new Join<>(next));
                    }
                    return members.getFirst();
                });
        return () -> {
            var finish = new Finish(1);
            stage.tell(first, new Token(hops - 1, 1, finish));
            finish.await(hops);
        };
    }

    private static final class Member<A> implements Handler<A> {

        @SuppressWarnings("NullAway.Init") // set by the first message
        private A next;

        @Override
        @SuppressWarnings("unchecked") // nothing else is sent to it
        public void receive(Object message, Context<A> context) {
            if (!(message instanceof Token token)) {
                next = ((Join<A>) message).next();
            } else if (token.left() == 0) {
                token.finish().arrive(token.passed());
            } else {
                context.tell(next, token.next());
            }
        }
    }
}
