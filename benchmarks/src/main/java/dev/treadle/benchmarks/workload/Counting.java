package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;

import java.util.stream.IntStream;

/**
 * Producers send numbers to one actor as fast as they can, and it adds them up.
 *
 * @param producers how many actors send
 * @param each how many messages each of them sends
 */
record Counting(String name, int producers, int each) implements Workload {

    private record Begin(Finish finish) {}

    private record Add(int number) {}

    @Override
    public int operations() {
        return producers * each;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        A counter = stage.inside(context -> context.spawn(new Counter<>(operations())));
        var senders =
                stage.inside(context ->
                        IntStream.range(0, producers)
                                .mapToObj(_ -> context.spawn(producer(counter)))
                                .toList());
        return () -> {
            var finish = new Finish(1);
            stage.tell(counter, new Begin(finish));
            senders.forEach(sender -> stage.tell(sender, "send"));
            finish.await((long) producers * each * (each - 1) / 2);
        };
    }

    private <A> Handler<A> producer(A counter) {
        return (_, context) -> {
            for (int i = 0; i < each; i++) {
                context.tell(counter, new Add(i));
            }
        };
    }

    private static final class Counter<A> implements Handler<A> {

        private final int expected;
        private int missing;
        private long sum;
        private Finish finish = new Finish(1);

        Counter(int expected) {
            this.expected = expected;
        }

        @Override
        public void receive(Object message, Context<A> context) {
            if (message instanceof Add(int number)) {
                sum += number;
                if (--missing == 0) {
                    finish.arrive(sum);
                }
            } else if (message instanceof Begin(var toTell)) {
                finish = toTell;
                missing = expected;
                sum = 0;
            }
        }
    }
}
