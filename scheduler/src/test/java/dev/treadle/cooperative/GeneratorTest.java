package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Values one by one. */
class GeneratorTest {

    private final List<Object> log = new ArrayList<>();

    private static Generator<Integer> squares() {
        return Generator.of(out -> {
            for (int i = 0; ; i++) {
                out.yield(i * i);
            }
        });
    }

    private Generator<String> logged() {
        return Generator.of(out -> {
            try {
                log.add("begins");
                out.yield("one");
                out.yield("two");
                log.add("ends");
            } finally {
                log.add("cleaned up");
            }
        });
    }

    @Test
    void shouldGiveValuesToALoop() {
        for (int square : squares().limit(5)) {
            log.add(square);
        }

        assertThat(log).containsExactly(0, 1, 4, 9, 16);
    }

    @Test
    void shouldRunTheBodyOnlyWhenAsked() {
        Generator<String> generator = logged();
        assertThat(log).isEmpty();

        assertThat(generator.next()).isEqualTo("one");
        assertThat(log).containsExactly("begins");
        assertThat(generator.hasNext()).isTrue();
        assertThat(generator.hasNext()).isTrue();
        assertThat(generator.next()).isEqualTo("two");
        assertThat(generator.hasNext()).isFalse();
        assertThat(log).containsExactly("begins", "ends", "cleaned up");
        assertThatThrownBy(generator::next).isInstanceOf(NoSuchElementException.class);
        generator.close();
    }

    @Test
    void shouldThrowExitAtTheYieldWhenClosed() {
        Generator<String> generator = logged();
        generator.next();

        generator.close();
        generator.close();

        assertThat(log).containsExactly("begins", "cleaned up");
        assertThat(generator.hasNext()).isFalse();
        assertThatThrownBy(generator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldNeverBeginWhenClosedBefore() {
        try (Generator<String> generator = logged()) {
            assertThat(generator).isNotNull();
        }

        assertThat(log).isEmpty();
    }

    @Test
    void shouldCloseWhatALimitHasUsedUp() {
        Generator<String> generator = logged();

        assertThat(generator.limit(1)).containsExactly("one");

        assertThat(log).containsExactly("begins", "cleaned up");
        assertThat(squares().limit(0)).isEmpty();
        assertThatThrownBy(() -> squares().limit(0).iterator().next())
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> squares().limit(-1)).hasMessageContaining("-1");
    }

    @Test
    void shouldThrowWhatTheBodyThrows() {
        var unchecked = new IllegalStateException("unchecked");
        Generator<String> failing =
                Generator.of(out -> {
                    out.yield("one");
                    throw unchecked;
                });
        Generator<String> checked =
                Generator.of(_ -> {
                    throw new IOException("checked");
                });

        assertThat(failing.next()).isEqualTo("one");
        assertThatThrownBy(failing::next).isSameAs(unchecked);
        assertThat(failing.hasNext()).isFalse();
        assertThatThrownBy(checked::hasNext)
                .isInstanceOf(GeneratorException.class)
                .hasRootCauseMessage("checked");
    }

    @Test
    void shouldYieldAllOfAnotherAndCloseIt() {
        Generator<String> inner = logged();
        Generator<String> outer =
                Generator.of(out -> {
                    out.yieldFrom(List.of("a", "b").iterator());
                    out.yieldFrom(inner);
                });

        assertThat(outer.next() + outer.next() + outer.next()).isEqualTo("abone");
        outer.close();

        assertThat(log).containsExactly("begins", "cleaned up");
    }

    @Test
    void shouldWalkATree() {
        assertThat(numbers(1, 1_000).values())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_000).boxed().toList());
    }

    /** From the middle outwards, with a generator for each half. */
    private static Generator<Integer> numbers(int from, int to) {
        return Generator.of(out -> {
            if (from <= to) {
                int middle = (from + to) / 2;
                out.yieldFrom(numbers(from, middle - 1));
                out.yield(middle);
                out.yieldFrom(numbers(middle + 1, to));
            }
        });
    }

    @Test
    void shouldBeUsedByOneThreadAfterTheOther() throws InterruptedException {
        Generator<Integer> squares = squares();
        Thread.ofPlatform().start(() -> log.add(squares.next())).join();
        Thread.ofVirtual().start(() -> log.add(squares.next())).join();
        log.add(squares.next());
        squares.close();

        assertThat(log).containsExactly(0, 1, 4);
    }

    @Test
    void shouldSayThatABodyIgnoresItsExit() {
        Generator<Integer> stubborn =
                Generator.of(out -> {
                    while (true) {
                        try {
                            out.yield(1);
                        } catch (GeneratorExit exit) {
                            log.add(exit.getMessage());
                        }
                    }
                });
        stubborn.next();

        assertThatThrownBy(stubborn::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("goes on yielding");
        assertThat(log).contains("the generator is closed");
        assertThat(stubborn.hasNext()).isFalse();
    }

    @Test
    void shouldLetABodyThatYieldsWhileItCleansUpEnd() {
        Generator<Integer> generator =
                Generator.of(out -> {
                    try {
                        out.yield(1);
                    } finally {
                        try {
                            out.yield(2);
                        } catch (GeneratorExit again) {
                            log.add("again");
                        }
                    }
                });
        generator.next();

        generator.close();

        assertThat(log).containsExactly("again");
    }

    @Test
    void shouldRefuseToBeResumedByItsBody() {
        var self = new AtomicReference<Generator<Integer>>();
        self.set(Generator.of(_ -> self.get().next()));

        assertThatThrownBy(() -> self.get().next())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be resumed while it runs");
    }

    @Test
    void shouldRefuseTwoThreadsAtOnce() throws InterruptedException {
        var inside = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        Generator<Integer> slow =
                Generator.of(out -> {
                    inside.countDown();
                    hold.await();
                    out.yield(1);
                });
        Thread first = Thread.ofVirtual().start(() -> log.add(slow.next()));
        inside.await();

        assertThatThrownBy(slow::next).hasMessageContaining("cannot be resumed while it runs");
        assertThatThrownBy(slow::close).hasMessageContaining("cannot be closed while it runs");
        hold.countDown();
        first.join();
        slow.close();
        assertThat(log).containsExactly(1);
    }

    @Test
    void shouldRefuseAYieldFromOutside() {
        var leaked = new AtomicReference<Yielder<Integer>>();
        Generator<Integer> generator =
                Generator.of(out -> {
                    leaked.set(out);
                    out.yield(1);
                    out.yield(null);
                });
        generator.next();

        assertThatThrownBy(() -> leaked.get().yield(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Only the body of a generator yields");
        assertThatThrownBy(generator::next).isInstanceOf(NullPointerException.class);
    }
}
