package dev.treadle.simulation;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.Recipient;
import dev.treadle.scheduler.Execution;

import java.time.Duration;

/**
 * A network between those who send and those who receive: what is sent through it may be late, come
 * twice, or never. For the threads of its simulation. Messages are handed over as they are.
 */
public final class SimulatedNetwork {

    private final NetworkOptions options;
    private final Execution execution;
    private long lost;

    SimulatedNetwork(NetworkOptions options, Execution execution) {
        this.options = options;
        this.execution = execution;
    }

    /**
     * {@return a recipient at the near end, from which messages go through the network}
     *
     * @param farEnd gets them when they arrive
     * @param <M> the type of message
     */
    public <M> Recipient<M> to(Recipient<? super M> farEnd) {
        return new Link<>(requireNonNull(farEnd, "farEnd"));
    }

    /** {@return how many messages were lost} */
    public long lost() {
        return lost;
    }

    private boolean happens(double probability) {
        return probability > 0 && execution.random().nextDouble() < probability;
    }

    private long delay() {
        long least = options.least().toNanos();
        long most = options.most().toNanos();
        return least == most ? least : execution.random().nextLong(least, most + 1);
    }

    /** The way to one recipient. */
    private final class Link<M> implements Recipient<M> {

        private final Recipient<? super M> farEnd;
        private long lastArrival = -1;

        Link(Recipient<? super M> farEnd) {
            this.farEnd = farEnd;
        }

        @Override
        public void tell(M message) {
            requireNonNull(message, "message");
            if (happens(options.loss())) {
                lost++;
                return;
            }
            send(message);
            if (happens(options.doubling())) {
                send(message);
            }
        }

        private void send(M message) {
            long now = execution.timers().nanoTime();
            long arrival = now + delay();
            if (options.ordered()) {
                arrival = Math.max(arrival, lastArrival + 1); // at one time they might race
                lastArrival = arrival;
            }
            execution.timers().once(Duration.ofNanos(arrival - now), () -> farEnd.tell(message));
        }

        @Override
        public String toString() {
            return "the network to " + farEnd;
        }
    }
}
