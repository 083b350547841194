package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Context;
import dev.treadle.benchmarks.port.Handler;

import java.util.stream.IntStream;

/**
 * One actor deals messages out to others, turn by turn, each of which does a little work on each.
 *
 * @param actors how many get messages
 * @param each how many messages each of them gets
 */
record ForkJoinThroughput(String name, int actors, int each) implements Workload {

    private record Begin(Finish finish) {}

    private record Item(int number) {}

    @Override
    public int operations() {
        return actors * each;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        var members =
                stage.inside(context ->
                        IntStream.range(0, actors)
                                .mapToObj(_ -> context.spawn(new Member<A>(each)))
                                .toList());
        A dealer =
                stage.inside(context ->
                        context.spawn((_, own) -> {
                            for (int i = 0; i < each; i++) {
                                var item = new Item(i);
                                members.forEach(to -> own.tell(to, item));
                            }
                        }));
        return () -> {
            var finish = new Finish(actors);
            members.forEach(member -> stage.tell(member, new Begin(finish)));
            stage.tell(dealer, "deal");
            finish.await((long) actors * each * (each - 1) / 2);
        };
    }

    private static final class Member<A> implements Handler<A> {

        private final int expected;
        private int missing;
        private long sum;
        private double work;
        private Finish finish = new Finish(1);

        Member(int expected) {
            this.expected = expected;
        }

        @Override
        public void receive(Object message, Context<A> context) {
            if (message instanceof Item(int number)) {
                sum += number;
                work += Math.sin(number); // some tens of nanoseconds
                if (--missing == 0) {
                    finish.arrive(Double.isNaN(work) ? 0 : sum);
                }
            } else if (message instanceof Begin(var toTell)) {
                finish = toTell;
                missing = expected;
                sum = 0;
                work = 0;
            }
        }
    }
}
