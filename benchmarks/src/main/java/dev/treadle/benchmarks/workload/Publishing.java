package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;
import dev.treadle.benchmarks.port.Topic;

import java.util.stream.IntStream;

/**
 * An actor publishes to a topic that others have subscribed to; what counts is what they get.
 *
 * @param subscribers how many subscribed
 * @param times how often it publishes
 */
record Publishing(String name, int subscribers, int times) implements Workload {

    private record Begin(Finish finish) {}

    private record News(int number) {}

    private record Publish(Topic topic) {}

    @Override
    public String unit() {
        return "deliveries/s";
    }

    @Override
    public int operations() {
        return subscribers * times;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var all =
                stage.inside(context ->
                        IntStream.range(0, subscribers)
                                .mapToObj(_ -> context.spawn(new Reader<A>(times)))
                                .toList());
        A publisher = stage.inside(context -> context.spawn(this::publish));
        var topic = stage.topic(all);
        return () -> {
            var finish = new Finish(subscribers);
            all.forEach(reader -> stage.tell(reader, new Begin(finish)));
            stage.tell(publisher, new Publish(topic));
            finish.await((long) subscribers * times * (times - 1) / 2);
        };
    }

    private <A> void publish(Object message, Context<A> context) {
        var topic = ((Publish) message).topic();
        for (int i = 0; i < times; i++) {
            topic.publish(new News(i));
        }
    }

    private static final class Reader<A> implements Handler<A> {

        private final int expected;
        private int missing;
        private long sum;
        private Finish finish = new Finish(1);

        Reader(int expected) {
            this.expected = expected;
        }

        @Override
        public void receive(Object message, Context<A> context) {
            if (message instanceof News(int number)) {
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
