package dev.treadle.actor;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * A producer floods a slower actor, in a small JVM: {@code FloodMain MESSAGES actor} or {@code
 * thread}. Says how long it took, or what went wrong.
 */
final class FloodMain {

    private FloodMain() {}

    /**
     * Counts what arrives in order; slower than the producer, since it thinks a while each time.
     */
    private static final class Slow extends Actor<Long> {
        private final long last;
        private long next;
        private long thoughts;

        Slow(long last) {
            this.last = last;
        }

        @Override
        protected void receive(Long number) {
            if (number != next++) {
                throw new AssertionError("expected %d, not %d".formatted(next - 1, number));
            }
            for (int i = 0; i < 50; i++) {
                thoughts = thoughts * 31 + i;
            }
            if (number == last) {
                self().close();
            }
        }
    }

    private static void produce(ActorRef<Long> slow, long messages) {
        for (long i = 0; i < messages; i++) {
            slow.tell(i);
        }
    }

    public static void main(String[] arguments) {
        long messages = Long.parseLong(arguments[0]);
        boolean fromActor = arguments[1].equals("actor");
        var system = ActorSystem.create("flood");
        var letters = new LongAdder();
        system.deadLetters().attach(_ -> letters.increment());
        long began = System.nanoTime();
        ActorRef<Long> slow = system.spawn("slow", () -> new Slow(messages - 1));
        if (fromActor) {
            system.spawn("producer", Actor.<Long>of(count -> produce(slow, count))).tell(messages);
        } else {
            produce(slow, messages);
        }
        slow.join();
        double seconds = (System.nanoTime() - began) / 1e9;
        CloseReport report = system.close(Duration.ofSeconds(10));
        if (letters.sum() > 0 || !report.clean()) {
            System.out.printf("lost %d: %s%n", letters.sum(), report);
            System.exit(1);
        }
        System.out.printf("%d messages in %.1f s%n", messages, seconds);
    }
}
