package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** What a task keeps over its yields, whatever carries it: all that belongs to a thread. */
class OwnThreadTest {

    private static final ScopedValue<String> NAME = ScopedValue.newInstance();
    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();

    private final CooperativeScheduler scheduler = new CooperativeScheduler();

    /** Plain, on purpose: all of it is written in turns. */
    private final List<Object> log = new ArrayList<>();

    @Test
    void shouldKeepItsScopedValues() {
        for (String name : List.of("a", "b")) {
            scheduler.spawn(
                    name,
                    task -> {
                        log.add(NAME.isBound());
                        ScopedValue.where(NAME, name)
                                .run(() -> {
                                    task.yield();
                                    log.add(NAME.get());
                                    task.yield();
                                    log.add(NAME.get());
                                });
                        log.add(NAME.isBound());
                    });
        }

        scheduler.run();

        assertThat(log).containsExactly(false, false, "a", "b", "a", false, "b", false);
    }

    @Test
    void shouldKeepItsThreadLocalsAndItsIdentity() {
        Set<Thread> threads = new HashSet<>();
        for (String name : List.of("a", "b")) {
            scheduler.spawn(
                    name,
                    task -> {
                        LOCAL.set(name);
                        threads.add(Thread.currentThread());
                        task.yield();
                        threads.add(Thread.currentThread());
                        log.add(LOCAL.get());
                    });
        }

        scheduler.run();

        assertThat(log).containsExactly("a", "b");
        assertThat(threads).hasSize(2);
    }

    @Test
    void shouldKeepItsLocksFromTheOthers() {
        var lock = new ReentrantLock();
        var monitor = new Object();
        scheduler.spawn(
                "holder",
                task -> {
                    lock.lock();
                    try {
                        synchronized (monitor) {
                            task.yield();
                        }
                    } finally {
                        lock.unlock();
                    }
                });
        scheduler.spawn(
                "other",
                task -> {
                    log.add(lock.tryLock());
                    log.add(Thread.holdsLock(monitor));
                    task.yield();
                    log.add(lock.tryLock());
                });

        scheduler.run();

        assertThat(log).containsExactly(false, false, true);
    }

    @Test
    void shouldGoOnWhereItWasAfterItHasBlocked() {
        var opened = new CountDownLatch(1);
        scheduler.spawn(
                "blocks",
                task -> {
                    Thread.ofVirtual().start(opened::countDown);
                    opened.await();
                    log.add("opened");
                    task.yield();
                    log.add("again");
                });
        scheduler.spawn("other", _ -> log.add("other"));

        scheduler.run();

        assertThat(log).containsExactly("opened", "other", "again");
    }

    @Test
    void shouldTakeTheValuesOfAGeneratorThatOthersHaveBegun() throws InterruptedException {
        Generator<Integer> numbers =
                Generator.of(out -> {
                    for (int i = 0; i < 5; i++) {
                        out.yield(i);
                    }
                });
        log.add(numbers.next());
        scheduler.spawn(
                "reader",
                task -> {
                    log.add(numbers.next());
                    task.yield();
                    log.add(numbers.next());
                });
        scheduler.run();
        Thread.ofVirtual().start(() -> log.add(numbers.next())).join();
        log.add(numbers.next());

        assertThat(log).containsExactly(0, 1, 2, 3, 4);
        assertThat(numbers.hasNext()).isFalse();
    }

    private static Runnable initializer = () -> {};

    private static final class Initialized {
        static {
            initializer.run();
        }

        private Initialized() {}

        static void use() {}
    }

    @Test
    @EnabledIfSystemProperty(named = "treadle.coroutines", matches = "carried")
    void shouldSayWhereItCannotYield() {
        scheduler.spawn(
                "pinned",
                task -> {
                    initializer =
                            () -> {
                                try {
                                    task.yield();
                                } catch (IllegalStateException e) {
                                    log.add(e.getMessage());
                                }
                            };
                    Initialized.use();
                    task.yield();
                    log.add("went on");
                });
        scheduler.spawn("other", _ -> log.add("other"));

        scheduler.run();

        assertThat(log)
                .containsExactly(
                        "pinned cannot yield here: a class is being initialized, or native code"
                                + " calls",
                        "other",
                        "went on");
    }
}
