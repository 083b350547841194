package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * All to all: each actor sends to another one chosen at random, waits for its answer, and goes on
 * with the next.
 *
 * @param actors how many take part
 * @param each how many messages each of them sends, answers not counted
 */
record Big(String name, int actors, int each) implements Workload {

    private record Begin<A>(List<A> all, Finish finish) {}

    private record Ping<A>(A from) {}

    private enum Pong {
        PONG
    }

    @Override
    public int operations() {
        return 2 * actors * each;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var all =
                stage.inside(context ->
                        IntStream.range(0, actors)
                                .mapToObj(i -> context.spawn(new Member<A>(i, each)))
                                .toList());
        return () -> {
            var finish = new Finish(actors);
            all.forEach(member -> stage.tell(member, new Begin<>(all, finish)));
            finish.await((long) actors * each);
        };
    }

    private static final class Member<A> implements Handler<A> {

        private final int expected;
        private final SplittableRandom random;
        private int answered;
        private List<A> all = List.of();
        private Finish finish = new Finish(1);

        Member(int number, int expected) {
            this.expected = expected;
            random = new SplittableRandom(number);
        }

        @Override
        @SuppressWarnings("unchecked") // nothing else is sent to it
        public void receive(Object message, Context<A> context) {
            switch (message) {
                case Ping<?> ping -> context.tell((A) ping.from(), Pong.PONG);
                case Pong _ -> onPong(context);
                case Begin<?> begin -> onBegin((Begin<A>) begin, context);
                default -> throw new IllegalArgumentException("Unexpected: " + message);
            }
        }

        private void onBegin(Begin<A> begin, Context<A> context) {
            all = begin.all();
            finish = begin.finish();
            answered = 0;
            ping(context);
        }

        private void onPong(Context<A> context) {
            if (++answered < expected) {
                ping(context);
            } else {
                finish.arrive(answered);
            }
        }

        private void ping(Context<A> context) {
            context.tell(all.get(random.nextInt(all.size())), new Ping<>(context.address()));
        }
    }
}
