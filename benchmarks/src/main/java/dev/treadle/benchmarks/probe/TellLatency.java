package dev.treadle.benchmarks.probe;

import dev.treadle.benchmarks.workload.Stage;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** How late an actor handles what a thread that is no actor's sends to it. */
final class TellLatency<A> extends Latency {

    private static final Duration BETWEEN = Duration.ofMillis(1);

    private final Stage<A> stage;

    TellLatency(Stage<A> stage) {
        super("tell");
        this.stage = stage;
    }

    @Override
    void start() {
        var handled = new Semaphore(0);
        A actor =
                stage.inside(context ->
                        context.spawn((_, _) -> {
                            happened(0);
                            handled.release();
                        }));
        Thread.ofPlatform().daemon().name("outside").start(() -> tell(actor, handled));
    }

    private void tell(A actor, Semaphore handled) {
        while (begin()) {
            stage.tell(actor, "now");
            handled.acquireUninterruptibly();
            Pause.of(BETWEEN);
        }
    }
}
