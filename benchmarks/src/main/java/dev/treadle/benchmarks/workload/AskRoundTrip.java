package dev.treadle.benchmarks.workload;

import dev.treadle.benchmarks.port.Handler;
import dev.treadle.benchmarks.port.Request;

/**
 * A virtual thread that is no actor asks an actor, waits for the reply, and asks again.
 *
 * @param asks how often
 */
record AskRoundTrip(String name, int asks) implements Workload {

    @Override
    public String unit() {
        return "asks/s";
    }

    @Override
    public int operations() {
        return asks;
    }

    @Override
    public <A> Round prepare(Stage<A> stage) {
        A doubler = stage.inside(context -> context.spawn(doubler()));
        return () -> {
            var finish = new Finish(1);
            Thread.ofVirtual().start(() -> finish.arrive(askAll(stage, doubler)));
            finish.await((long) asks * (asks - 1));
        };
    }

    private <A> long askAll(Stage<A> stage, A to) {
        long sum = 0;
        for (int i = 0; i < asks; i++) {
            sum += (Integer) stage.ask(to, i);
        }
        return sum;
    }

    /** {@return what answers each number with its double} */
    static <A> Handler<A> doubler() {
        return (message, _) -> {
            var request = (Request) message;
            request.replyTo().accept(2 * (Integer) request.question());
        };
    }
}
