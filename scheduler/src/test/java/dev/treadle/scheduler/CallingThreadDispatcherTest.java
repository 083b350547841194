package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.mailbox.spi.Waiter;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** All runs on the thread that hands it over. */
class CallingThreadDispatcherTest {

    private final CallingThreadDispatcher dispatcher = new CallingThreadDispatcher();
    private final List<String> log = new ArrayList<>();

    /** Does so many steps, each in a turn of its own. */
    private Activation steps(String name, int count) {
        var left = new AtomicInteger(count);
        return turn -> {
            while (turn.next()) {
                log.add(name + left.getAndDecrement());
                if (left.get() == 0) {
                    return false;
                }
            }
            return true;
        };
    }

    @Test
    void shouldHaveRunAllWhenItReturns() {
        dispatcher.execute(steps("a", 3));

        assertThat(log).containsExactly("a3", "a2", "a1");
        assertThat(dispatcher.figures()).isEqualTo(new DispatcherFigures(0, 0, 0, 0, 0));
    }

    @Test
    void shouldRunInTurnWhatIsHandedOverMeanwhile() {
        dispatcher.execute(_ -> {
            dispatcher.execute(steps("a", 2));
            dispatcher.execute(steps("b", 2));
            log.add("first");
            return false;
        });

        assertThat(log).containsExactly("first", "a2", "b2", "a1", "b1");
    }

    @Test
    void shouldRunOneAtATimeWhateverThreadHandsItOver() throws Exception {
        var busy = new AtomicBoolean();
        var runs = new AtomicInteger();
        var together = new CountDownLatch(4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                together.countDown();
                                for (int n = 0; n < 5_000; n++) {
                                    dispatcher.execute(_ -> {
                                        if (busy.compareAndSet(false, true)) {
                                            runs.incrementAndGet();
                                            busy.set(false);
                                        }
                                        return false;
                                    });
                                }
                            }));
        }
        for (Thread each : threads) {
            each.join();
        }

        assertThat(runs).hasValue(20_000);
    }

    @Test
    void shouldRefuseToWaitOnItsOnlyThread() {
        var failure = new ArrayList<Throwable>();
        dispatcher.execute(
                new Activation() {
                    @Override
                    public boolean run(Turn turn) {
                        try {
                            new Waiter().await("Godot", Parking.FOREVER);
                        } catch (IllegalStateException | InterruptedException e) {
                            failure.add(e);
                        }
                        return false;
                    }

                    @Override
                    public String toString() {
                        return "Estragon";
                    }
                });

        assertThatThrownBy(
                        () -> {
                            throw failure.getFirst();
                        })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Estragon would wait for Godot on the only thread");
    }

    @Test
    void shouldGiveAThreadToWhoHasToHaveOne() throws Exception {
        var ran = new CountDownLatch(1);

        dispatcher.start("own", _ -> false, ran::countDown).join();

        assertThat(ran.getCount()).isZero();
    }
}
