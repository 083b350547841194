package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.scheduler.spi.EndWatch;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A result that lives long keeps nothing of what lost interest in it. */
class WithdrawnTest {

    private static final int MANY = 10_000;

    private final Promise<String> stop = new Promise<>();
    private final List<Object> log = new ArrayList<>();

    @Test
    void shouldKeepNothingOfARaceThatAnotherDecided() {
        for (int i = 0; i < 10; i++) {
            var ask = new Promise<String>();
            Result<String> race = Result.race(List.of(ask, stop));
            Result<String> any = Result.any(List.of(stop, ask));
            assertThat(Kept.by(stop)).isEqualTo(2);

            ask.complete("reply");

            assertThat(race.await()).isEqualTo("reply");
            assertThat(any.await()).isEqualTo("reply");
            assertThat(Kept.by(stop)).isZero();
        }
    }

    @Test
    void shouldKeepNothingOfARaceThatWasDecidedBeforeOrCancelled() {
        Result.race(List.of(stop, Result.completed("at once"), stop));
        assertThat(Kept.by(stop)).isZero();

        Result.race(List.of(stop)).cancel();
        assertThat(Kept.by(stop)).isZero();
    }

    @Test
    void shouldKeepNothingOfAllThatHaveFailed() {
        var ask = new Promise<String>();
        Result<List<String>> all = Result.all(List.of(stop, ask));

        ask.completeExceptionally(new IllegalStateException("no"));

        assertThatThrownBy(all::await).hasRootCauseMessage("no");
        assertThat(Kept.by(stop)).isZero();
    }

    @Test
    void shouldKeepFewOfThoseWithdrawnUnderOthers() {
        for (int i = 0; i < 1_000; i++) {
            stop.onComplete(log::add);
        }
        Runnable before = EndWatch.on(stop, () -> log.add("withdrawn"));

        for (int i = 0; i < MANY; i++) {
            Runnable next = EndWatch.on(stop, () -> log.add("withdrawn"));
            before.run(); // under the next
            before = next;
        }

        assertThat(Kept.by(stop)).isLessThan(1_500);
        before.run();
        stop.complete("v");
        assertThat(log).hasSize(1_000).containsOnly(new Outcome.Success<>("v"));
    }

    @Test
    void shouldCallNobodyWhoWithdrewAndEachWhoDidNot() {
        EndWatch.on(stop, () -> log.add("first"));
        Runnable withdraws = EndWatch.on(stop, () -> log.add("withdrawn"));
        EndWatch.on(stop, () -> log.add("last"));

        withdraws.run();
        withdraws.run();
        stop.complete("v");
        withdraws.run();
        EndWatch.on(stop, () -> log.add("late")).run();

        assertThat(log).containsExactly("first", "last", "late");
    }

    @Test
    void shouldCallEachOnceWhileOthersWithdrawAndItEnds() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            var ending = new Promise<String>();
            var told = new AtomicInteger();
            var silent = new ConcurrentLinkedQueue<AtomicInteger>();
            var halfway = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(
                        Thread.ofVirtual().start(() -> comeAndGo(ending, told, silent, halfway)));
            }
            awaitUninterruptibly(halfway);
            ending.complete("v");
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(told).hasValue(300);
            assertThat(silent).allSatisfy(calls -> assertThat(calls).hasValue(0));
        }
    }

    private static void comeAndGo(
            Promise<String> ending,
            AtomicInteger told,
            ConcurrentLinkedQueue<AtomicInteger> silent,
            CountDownLatch halfway) {
        for (int i = 0; i < 100; i++) {
            var calls = new AtomicInteger();
            Runnable withdraws = EndWatch.on(ending, calls::incrementAndGet);
            EndWatch.on(ending, told::incrementAndGet);
            var other = new Promise<String>();
            Result<String> race = Result.race(List.of(other, ending));
            withdraws.run();
            if (!ending.isDone()) {
                silent.add(calls);
            }
            other.complete("other");
            race.await();
            if (i == 50) {
                halfway.countDown();
            }
        }
    }

    @Test
    void shouldKeepNothingOfRacesThatAreDecidedWhileTheyBegin() throws InterruptedException {
        for (int round = 0; round < 2_000; round++) {
            var ask = new Promise<String>();
            Thread replies = Thread.ofVirtual().start(() -> ask.complete("reply"));
            Result<String> race = Result.race(List.of(ask, stop));
            replies.join();

            assertThat(race.await()).isEqualTo("reply");
        }
        assertThat(Kept.by(stop)).isZero();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
