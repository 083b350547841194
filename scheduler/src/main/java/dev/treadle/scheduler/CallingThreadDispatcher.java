package dev.treadle.scheduler;

import static java.util.Objects.requireNonNull;

import dev.treadle.scheduler.spi.Strand;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A dispatcher for tests, without threads: an activation runs on the thread that hands it over, and
 * so does all that comes of it, step by step and in turn, before {@link #execute} returns. Who is
 * handed over on a thread that runs others already, or while another thread does, waits its turn
 * there.
 *
 * <p>Since nobody else runs meanwhile, a step must not wait in one of Treadle's blocking calls:
 * that is an {@link IllegalStateException}. An activation that has to have a thread of its own gets
 * one even here.
 *
 * <p>Safe to use from any thread. What the caller wrote before <i>happens before</i> the run.
 */
public final class CallingThreadDispatcher implements Dispatcher {

    private final Queue<Activation> queue = new ConcurrentLinkedQueue<>();

    /**
     * How many are queued or run. Who raises it from zero runs them all, until it is zero again.
     */
    private final AtomicInteger pending = new AtomicInteger();

    /** Makes one that has nothing to do. */
    public CallingThreadDispatcher() {}

    @Override
    public void execute(Activation activation) {
        queue.add(requireNonNull(activation, "activation"));
        if (pending.getAndIncrement() == 0) {
            new Caller().runAll();
        }
    }

    @Override
    public Thread start(String name, Activation activation, Runnable body) {
        return OwnStrand.start(
                requireNonNull(name, "name"),
                requireNonNull(activation, "activation"),
                requireNonNull(body, "body"));
    }

    @Override
    public DispatcherFigures figures() {
        int now = pending.get();
        return new DispatcherFigures(now == 0 ? 0 : 1, queue.size(), 0, 0, 0);
    }

    /** The thread that runs what is queued, as long as it does. */
    private final class Caller extends Strand {

        void runAll() {
            bind(() -> {
                do {
                    runNext();
                } while (pending.decrementAndGet() > 0);
            });
        }

        private void runNext() {
            Activation next = queue.remove();
            activation(next);
            if (next.run(Turn.of(1))) {
                queue.add(next);
                pending.incrementAndGet();
            }
            noActivation();
        }

        @Override
        public void park(Object on, long nanos) {
            throw new IllegalStateException(
                    "%s would wait for %s on the only thread there is; test it with a dispatcher of more"
                            .formatted(activation(), on));
        }
    }
}
