package dev.treadle.routing;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.AskException;
import dev.treadle.actor.AskException.Reason;
import dev.treadle.actor.Signal;
import dev.treadle.actor.SpawnException;
import dev.treadle.mailbox.WorkQueue;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Backoff;
import dev.treadle.scheduler.Outcome;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Gives each message to the first routee that has handled its last one. While none has, it waits,
 * and its mailbox fills up: so the pool slows down who sends too much.
 */
final class PullDesk<M> extends Actor<Work<M>> {

    private static final System.Logger LOG = System.getLogger(Router.class.getName());
    private static final Backoff PATIENCE =
            Backoff.of(Duration.ofMillis(100), Duration.ofSeconds(30));

    /** The place of one routee, whoever fills it at the time. Used by the desk, and handed on. */
    private final class Place {
        private final int number;
        private ActorRef<M> routee;
        private int failures;

        Place(int number) {
            this.number = number;
            routee = hire();
        }

        private ActorRef<M> hire() {
            ActorRef<M> hired = context().spawn(Integer.toString(number), factory, options);
            routees.add(hired);
            return hired;
        }

        /** {@return whether a living routee is here; if none can be started it is idle later} */
        boolean isFilled() {
            if (!routee.isTerminated()) {
                return true;
            }
            routees.remove(routee);
            try {
                routee = hire();
                failures = 0;
                return true;
            } catch (SpawnException e) {
                Duration wait = PATIENCE.delay(++failures, context().system().random());
                LOG.log(
                        Level.ERROR,
                        () ->
                                "%s/%d could not be started again; the next try is in %s"
                                        .formatted(self().path(), number, Durations.rounded(wait)),
                        e);
                context().system().timers().once(wait, () -> idle.tryPut(this));
                return false;
            }
        }
    }

    private final Routees<M> routees;
    private final ActorFactory<M> factory;
    private final ActorOptions options;
    private final int size;
    private final WorkQueue<Place> idle = WorkQueue.unbounded();
    private final Queue<Work.Given<M>> returned = new ConcurrentLinkedQueue<>();

    PullDesk(Routees<M> routees, int size, ActorFactory<M> factory, ActorOptions options) {
        this.routees = routees;
        this.size = size;
        this.factory = factory;
        this.options = options;
        for (int number = 1; number <= size; number++) {
            idle.tryPut(new Place(number));
        }
    }

    @Override
    protected void receive(Work<M> work) throws InterruptedException {
        giveReturned();
        switch (work) {
            case Work.Given<M> given -> give(given);
            case Work.Again<M> _ -> {}
            case Work.Last<M> _ -> {
                settle();
                self().close();
            }
        }
    }

    private void give(Work.Given<M> work) throws InterruptedException {
        Place place = idle.take();
        while (!place.isFilled()) {
            place = idle.take();
        }
        Place chosen = place;
        work.processedBy(place.routee).onComplete(end -> ended(work, chosen, end));
    }

    /** On the routee's thread, which must not wait. */
    private void ended(Work.Given<M> work, Place place, Outcome<M> end) {
        switch (end) {
            case Outcome.Success<M> _ -> idle.tryPut(place);
            case Outcome.Failure<M>(AskException e) when e.reason() == Reason.STOPPED -> {
                returned.add(work); // it was not begun
                place.routee.whenTerminated(() -> idle.tryPut(place));
                self().offer(new Work.Again<>()); // if there is no room it runs in any case
            }
            case Outcome.Failure<M>(var cause) -> {
                idle.tryPut(place);
                work.failed(cause.getCause() == null ? cause : cause.getCause());
            }
        }
    }

    private void giveReturned() throws InterruptedException {
        for (var work = returned.poll(); work != null; work = returned.poll()) {
            give(work);
        }
    }

    /** Waits until all routees are idle. What comes back is there before its place is. */
    private void settle() throws InterruptedException {
        do {
            giveReturned();
            List<Place> all = new ArrayList<>();
            while (all.size() < size) {
                all.add(idle.take());
            }
            all.forEach(idle::tryPut);
        } while (!returned.isEmpty());
    }

    @Override
    protected void onSignal(Signal signal) {
        if (signal instanceof Signal.PostStop) {
            for (var left = returned.poll(); left != null; left = returned.poll()) {
                context().system().undeliverable(left.message(), self() + ", which has ended");
                left.failed(new NoRouteeException(self().path()));
            }
        }
    }
}
