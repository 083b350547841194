package dev.treadle.scheduler.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The turn: who has it, and where it goes. */
class CoroutineTest {

    /** Plain, on purpose: all of it is written in turns. */
    private final List<String> log = new ArrayList<>();

    private final List<Coroutine> made = new ArrayList<>();

    private Coroutine create(String name, Runnable body) {
        Coroutine coroutine = new Coroutine(name, body);
        made.add(coroutine);
        return coroutine;
    }

    private Coroutine last() {
        return made.getLast();
    }

    @Test
    void shouldRunOnlyInItsTurns() {
        Coroutine coroutine =
                create(
                        "c",
                        () -> {
                            log.add("one");
                            last().suspend();
                            log.add("two");
                        });

        assertThat(log).isEmpty();
        coroutine.resume();
        assertThat(log).containsExactly("one");
        assertThat(coroutine.isDone()).isFalse();
        coroutine.resume();
        assertThat(log).containsExactly("one", "two");
        assertThat(coroutine.isDone()).isTrue();
    }

    @Test
    void shouldRefuseToBeResumedAfterItsEnd() {
        Coroutine coroutine = create("over", () -> {});
        coroutine.resume();

        assertThatThrownBy(coroutine::resume)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("over");
    }

    @Test
    void shouldThrowWhatTheBodyThrows() {
        var failure = new IllegalArgumentException("no");
        Coroutine coroutine =
                create(
                        "c",
                        () -> {
                            throw failure;
                        });

        assertThatThrownBy(coroutine::resume).isSameAs(failure);
        assertThat(coroutine.isDone()).isTrue();
    }

    @Test
    void shouldPassTheTurnOnAndGetItBackFromTheLast() {
        Coroutine second =
                create(
                        "second",
                        () -> {
                            log.add("second");
                            made.getFirst().suspend();
                            log.add("second again");
                        });
        Coroutine first =
                create(
                        "first",
                        () -> {
                            log.add("first");
                            last().suspendFor(second);
                            log.add("first again");
                            last().suspendFor(second);
                        });

        first.resume();
        assertThat(log).containsExactly("first", "second");
        first.resume();
        assertThat(log).containsExactly("first", "second", "first again", "second again");
        assertThat(second.isDone()).isTrue();
        first.resume();
        assertThat(first.isDone()).isTrue();
    }

    @Test
    void shouldThrowAtEachSuspendWhenItIsCancelled() {
        Coroutine coroutine =
                create(
                        "c",
                        () -> {
                            try {
                                last().suspend();
                            } catch (IllegalStateException e) {
                                log.add(e.getMessage());
                            }
                            last().suspend();
                            log.add("never");
                        });
        coroutine.resume();

        coroutine.cancel(() -> new IllegalStateException("out"));
        coroutine.resume();
        assertThatThrownBy(coroutine::resume).hasMessage("out");
        assertThat(log).containsExactly("out");
        assertThat(coroutine.isDone()).isTrue();
    }

    @Test
    void shouldNotBeginWhenItIsCancelledBefore() {
        Coroutine coroutine = create("c", () -> log.add("never"));

        coroutine.cancel(() -> new IllegalStateException("out"));
        coroutine.resume();

        assertThat(coroutine.isDone()).isTrue();
        assertThat(log).isEmpty();
    }

    /** A wake-up that is lost once in some millions of turns leaves this hanging. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void shouldLoseNoTurn(int count) throws InterruptedException {
        int[] turns = new int[1];
        for (int i = 0; i < count; i++) {
            create(
                    "c" + i,
                    () -> {
                        while (turns[0] < 1_000_000) {
                            int now = turns[0]++;
                            Coroutine next = made.get((now + 1) % count);
                            if (now % 7 == 0 || next.isCurrent() || next.isDone()) {
                                made.get(now % count).suspend();
                            } else if (count > 2 && now % 5 != 0) {
                                Coroutine afterThat = made.get((now + 2) % count);
                                made.get(now % count).suspendFor(next, afterThat);
                            } else {
                                made.get(now % count).suspendFor(next);
                            }
                        }
                    });
        }

        Thread hub =
                Thread.ofVirtual()
                        .start(() -> {
                            while (turns[0] < 1_000_000) {
                                made.get(turns[0] % count).resume();
                            }
                            made.stream()
                                    .filter(coroutine -> !coroutine.isDone())
                                    .forEach(Coroutine::resume);
                        });

        hub.join();
        assertThat(turns[0]).isEqualTo(1_000_000);
        assertThat(made).allMatch(Coroutine::isDone);
    }

    @Test
    void shouldWaitAsBeforeWhenAnotherHasTheTurnThatWasLikelyToBeItsOwn() {
        Thread[] threads = new Thread[1];
        Coroutine third =
                create(
                        "third",
                        () -> {
                            threads[0] = Thread.currentThread();
                            made.getFirst().suspend();
                            log.add("third");
                        });
        Coroutine second =
                create(
                        "second",
                        () -> {
                            Awaitility.await()
                                    .atMost(Duration.ofSeconds(30))
                                    .until(() -> threads[0].getState() == Thread.State.WAITING);
                            log.add("second");
                        });
        Coroutine first = create("first", () -> last().suspendFor(second, third));
        third.resume();

        first.resume();
        assertThat(log).containsExactly("second");
        third.resume();

        assertThat(log).containsExactly("second", "third");
    }

    @Test
    void shouldKeepAnInterruptOfWhoResumes() {
        Coroutine coroutine = create("c", () -> log.add("ran"));

        Thread.currentThread().interrupt();
        coroutine.resume();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).containsExactly("ran");
    }

    @Test
    void shouldBeResumedByDifferentThreads() throws InterruptedException {
        Coroutine coroutine =
                create(
                        "c",
                        () -> {
                            log.add("one");
                            last().suspend();
                            log.add("two");
                        });

        Thread.ofVirtual().start(coroutine::resume).join();
        Thread.ofPlatform().start(coroutine::resume).join();

        assertThat(log).containsExactly("one", "two");
        assertThat(coroutine.isDone()).isTrue();
    }

    @Test
    void shouldGiveTheThreadItsNameAndEndIt() throws InterruptedException {
        Thread[] own = new Thread[1];
        Coroutine coroutine = create("its name", () -> own[0] = Thread.currentThread());

        coroutine.resume();

        Thread thread = own[0];
        assertThat(thread.isVirtual()).isTrue();
        assertThat(thread.getName()).isEqualTo("its name");
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }
}
