package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whose turn it is. */
class RoundRobinTest {

    private final CooperativeScheduler scheduler = new CooperativeScheduler();

    /** Plain, on purpose: all of it is written in turns. */
    private final List<String> log = new ArrayList<>();

    private Task spawnCounting(String name, int turns) {
        return scheduler.spawn(
                name,
                task -> {
                    for (int i = 0; i < turns; i++) {
                        log.add(name + i);
                        task.yield();
                    }
                });
    }

    private Task spawnStepping(String name, int turns) {
        return scheduler.spawn(
                name,
                new StepTask() {
                    private int i;

                    @Override
                    public Step step() {
                        if (i == turns) {
                            return Step.DONE;
                        }
                        log.add(name + i++);
                        return Step.AGAIN;
                    }
                });
    }

    @Test
    void shouldTakeTurnsInTheOrderOfSpawning() {
        spawnCounting("a", 3);
        spawnCounting("b", 1);
        spawnCounting("c", 2);

        scheduler.run();

        assertThat(log).containsExactly("a0", "b0", "c0", "a1", "c1", "a2");
    }

    @Test
    void shouldTreatTasksOfStepsAndOfPlainCodeAlike() {
        spawnStepping("a", 3);
        spawnCounting("b", 1);
        spawnStepping("c", 2);
        spawnCounting("d", 3);

        scheduler.run();

        assertThat(log).containsExactly("a0", "b0", "c0", "d0", "a1", "c1", "d1", "a2", "d2");
    }

    @Test
    void shouldPutATaskThatATaskSpawnsBehindTheReady() {
        scheduler.spawn(
                "parent",
                task -> {
                    log.add("parent");
                    spawnCounting("child", 1);
                    task.yield();
                    log.add("parent again");
                });
        spawnCounting("other", 1);

        scheduler.run();

        assertThat(log).containsExactly("parent", "other0", "child0", "parent again");
    }

    @Test
    void shouldEndAtOnceWithoutTasks() {
        scheduler.run();

        assertThat(scheduler.hasTurn()).isFalse();
    }

    @Test
    void shouldRunAgainWhatWasAddedLater() {
        spawnCounting("a", 1);
        scheduler.run();
        spawnCounting("b", 1);
        scheduler.run();

        assertThat(log).containsExactly("a0", "b0");
    }

    @Test
    void shouldRunTenThousandTasks() {
        int[] sum = new int[1];
        IntStream.range(0, 10_000)
                .forEach(i ->
                        scheduler.spawn(
                                "t" + i,
                                task -> {
                                    sum[0]++;
                                    task.yield();
                                    sum[0]++;
                                }));

        scheduler.run();

        assertThat(sum[0]).isEqualTo(20_000);
    }

    @Test
    void shouldEndEachThreadWithItsTask() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            scheduler.spawn(
                    "t" + i,
                    task -> {
                        threads.add(Thread.currentThread());
                        task.yield();
                    });
        }

        scheduler.run();

        for (Thread thread : threads) {
            assertThat(thread.join(Soon.LONG)).isTrue();
        }
        assertThat(threads).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void shouldLetAnyThreadSpawnWhileItRuns() throws InterruptedException {
        int each = 1_000;
        int[] count = new int[1];
        boolean[] enough = new boolean[1];
        scheduler.spawn(
                "keeper",
                task -> {
                    while (!enough[0]) {
                        task.yield();
                    }
                });
        Runnable spawning =
                () ->
                        IntStream.range(0, each)
                                .forEach(i ->
                                        scheduler.spawn(
                                                "posted",
                                                _ -> {
                                                    count[0]++;
                                                    enough[0] = count[0] == 2 * each;
                                                }));
        Thread one = Thread.ofPlatform().start(spawning);
        Thread two = Thread.ofVirtual().start(spawning);

        scheduler.run();

        one.join();
        two.join();
        assertThat(count[0]).isEqualTo(2 * each);
    }
}
