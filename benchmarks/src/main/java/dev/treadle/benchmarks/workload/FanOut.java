package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;

import java.util.List;
import java.util.stream.IntStream;

/**
 * An actor asks others all at once, gathers their replies, and when it has all of them asks again.
 *
 * @param actors how many it asks
 * @param times how often
 */
record FanOut(String name, int actors, int times) implements Workload {

    private record Begin(Finish finish) {}

    @Override
    public String unit() {
        return "asks/s";
    }

    @Override
    public int operations() {
        return actors * times;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        A asker =
                stage.inside(context -> {
                    List<A> asked =
                            IntStream.range(0, actors)
                                    .mapToObj(_ -> context.spawn(AskRoundTrip.doubler()))
                                    .toList();
                    return context.spawn(new Asker<>(asked, times));
                });
        return () -> {
            var finish = new Finish(1);
            stage.tell(asker, new Begin(finish));
            finish.await((long) actors * times * (times - 1));
        };
    }

    private static final class Asker<A> implements Handler<A> {

        private final List<A> asked;
        private final int times;
        private int time;
        private int missing;
        private long sum;
        private Finish finish = new Finish(1);

        Asker(List<A> asked, int times) {
            this.asked = asked;
            this.times = times;
        }

        @Override
        public void receive(Object message, Context<A> context) {
            switch (message) {
                case Integer reply -> onReply(reply, context);
                case Begin(var toTell) -> {
                    finish = toTell;
                    time = 0;
                    sum = 0;
                    ask(context);
                }
                default -> throw new IllegalArgumentException("Unexpected: " + message);
            }
        }

        private void ask(Context<A> context) {
            missing = asked.size();
            context.askAll(asked, time);
        }

        private void onReply(int reply, Context<A> context) {
            sum += reply;
            if (--missing > 0) {
                return;
            }
            if (++time < times) {
                ask(context);
            } else {
                finish.arrive(sum);
            }
        }
    }
}
