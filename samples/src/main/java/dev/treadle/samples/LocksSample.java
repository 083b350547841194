package dev.treadle.samples;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ReplyTo;
import dev.treadle.actor.WorkerPool;
import dev.treadle.scheduler.LockOrderException;
import dev.treadle.scheduler.OrderedLock;
import dev.treadle.scheduler.OrderedLocks;
import dev.treadle.scheduler.Result;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.stream.IntStream;

/**
 * A counter that many share, once in an actor and once under a lock; and locks that cannot deadlock
 * in whatever order they are given, because a wrong order is an error the first time.
 */
@Command(name = "locks", description = "A shared counter with and without a lock, and lock order.")
final class LocksSample extends Sample {

    @Between(least = 1, most = 1_000_000)
    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "10000",
            description = "So many increments by each of 8; ${DEFAULT-VALUE} unless given.")
    private int times;

    private sealed interface Count {
        record Add(int amount) implements Count {}

        record Read(ReplyTo<Long> replyTo) implements Count {}
    }

    // tag::actor
    /** The state is the actor's own: there is nothing to lock, and nothing to forget to lock. */
    private static final class Counter extends Actor<Count> {

        private long value;

        @Override
        protected void receive(Count message) {
            switch (message) {
                case Count.Add(var amount) -> value += amount;
                case Count.Read(var replyTo) -> replyTo.tell(value);
            }
        }
    }

    // end::actor

    // tag::lock
    /** The same for code that has to lock. */
    private static final class LockedCounter {

        private final OrderedLock lock = OrderedLocks.create("counter");
        private long value;

        void add(int amount) throws InterruptedException {
            try (var _ = OrderedLocks.acquire(lock)) {
                value += amount;
            }
        }
    }

    // end::lock

    @Override
    protected Ending run(ActorSystem system) throws InterruptedException {
        try (var pool = WorkerPool.start(system, "adders", 8)) {
            ActorRef<Count> counter = system.spawn("counter", Counter::new);
            eightTimes(pool, () -> counter.tell(new Count.Add(1)));
            long counted = counter.ask(Long.class, Count.Read::new).await();
            out().println("the actor counted " + counted);

            var locked = new LockedCounter();
            eightTimes(pool, () -> locked.add(1));
            out().println("under the lock there are " + locked.value);

            OrderedLock x = OrderedLocks.create("x");
            OrderedLock y = OrderedLocks.create("y");
            Result<String> one = pool.submit(() -> together(x, y));
            Result<String> two = pool.submit(() -> together(y, x));
            out().println(one.await() + ", " + two.await() + ": no deadlock");
            showViolation(x, y);
        }
        return Ending.well();
    }

    private interface Step {
        void run() throws Exception;
    }

    private void eightTimes(WorkerPool pool, Step step) {
        Result.all(IntStream.range(0, 8).mapToObj(_ -> pool.submit(() -> repeat(step))).toList())
                .await();
    }

    private boolean repeat(Step step) throws Exception {
        for (int i = 0; i < times; i++) {
            step.run();
        }
        return true;
    }

    private String together(OrderedLock first, OrderedLock second) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            OrderedLocks.acquire(first, second).close();
        }
        return "%s and %s %,d times".formatted(first.name(), second.name(), times);
    }

    private void showViolation(OrderedLock x, OrderedLock y) throws InterruptedException {
        // tag::violation
        try (var _ = OrderedLocks.acquire(y)) {
            OrderedLocks.acquire(x).close();
        } catch (LockOrderException e) {
            out().println("one in the other: " + e.getMessage());
        }
        // end::violation
    }
}
