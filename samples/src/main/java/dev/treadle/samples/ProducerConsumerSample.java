package dev.treadle.samples;

import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.LoopingActor;
import dev.treadle.mailbox.WorkQueue;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several producers and several consumers share a bounded queue. A producer waits where the queue
 * is full, and puts its last item in a way that tells it when the item was done. A consumer takes
 * items until the queue is closed and used up. One close reaches all consumers, however many there
 * are: nobody needs to count them, or to put a sentinel back for the next one.
 */
@Command(
        name = "producer-consumer",
        description = "Producers and consumers share a queue that can be closed.")
final class ProducerConsumerSample extends Sample {

    @Between(least = 1, most = 10_000)
    @Option(
            names = "--producers",
            paramLabel = "N",
            defaultValue = "2",
            description = "So many producers; ${DEFAULT-VALUE} unless given.")
    private int producers;

    @Between(least = 1, most = 10_000)
    @Option(
            names = "--consumers",
            paramLabel = "N",
            defaultValue = "3",
            description = "So many consumers; ${DEFAULT-VALUE} unless given.")
    private int consumers;

    @Between(least = 1, most = 10_000_000)
    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "1000",
            description = "So many items of each producer; ${DEFAULT-VALUE} unless given.")
    private int items;

    @Between(least = 1, most = 1_000_000)
    @Option(
            names = "--capacity",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many items in the queue at most; ${DEFAULT-VALUE} unless given.")
    private int capacity;

    @Override
    protected Ending run(ActorSystem system) throws InterruptedException {
        WorkQueue<Integer> queue = WorkQueue.bounded(capacity);
        var consuming = spawn(system, "consumer", consumers, () -> new Consumer(queue, out()));
        var producing =
                spawn(system, "producer", producers, () -> new Producer(queue, items, out()));
        producing.forEach(ActorRef::join);
        queue.join();
        out().println("all items are done; the queue is closed");
        queue.close();
        consuming.forEach(ActorRef::join);
        return Ending.well();
    }

    private static List<ActorRef<Object>> spawn(
            ActorSystem system, String name, int count, ActorFactory<Object> factory) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> system.spawn(name + "-" + number, factory))
                .toList();
    }

    private static final class Producer extends LoopingActor<Object> {

        private final WorkQueue<Integer> queue;
        private final int items;
        private final PrintWriter out;

        Producer(WorkQueue<Integer> queue, int items, PrintWriter out) {
            this.queue = queue;
            this.items = items;
            this.out = out;
        }

        @Override
        protected void run() throws InterruptedException {
            for (int item = 1; item < items; item++) {
                queue.put(item);
            }
            queue.putAndAwait(items);
            out.printf("%s put %d items, and its last is done%n", self().name(), items);
        }
    }

    private static final class Consumer extends LoopingActor<Object> {

        private final WorkQueue<Integer> queue;
        private final PrintWriter out;

        Consumer(WorkQueue<Integer> queue, PrintWriter out) {
            this.queue = queue;
            this.out = out;
        }

        @Override
        protected void run() {
            int taken = 0;
            for (int _ : queue) {
                taken++;
            }
            out.printf("%s took %d items until the end%n", self().name(), taken);
        }
    }
}
