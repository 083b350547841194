package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.spi.ThreadLocals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** What one activation leaves on its thread, and the next one must not find. */
class CleanRunnerTest {

    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();
    private static final ThreadLocal<String> INHERITABLE = new InheritableThreadLocal<>();

    private final ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("clean", new DispatcherOptions(1, true));
    private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    /** {@return what a second activation sees on the thread on which the first one has run} */
    private List<Object> seenAfter(Step first, Supplier<?> look) throws InterruptedException {
        var seen = new ArrayList<Object>();
        var ended = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    threads.add(Thread.currentThread());
                    first.run();
                    dispatcher.execute(
                            Step.of(() -> {
                                threads.add(Thread.currentThread());
                                seen.add(look.get());
                                ended.countDown();
                            }));
                }));
        ended.await();
        return seen;
    }

    @Test
    void shouldClearThreadLocals() throws InterruptedException {
        assertThat(ThreadLocals.clearable()).isTrue();

        assertThat(seenAfter(() -> LOCAL.set("mine"), LOCAL::get)).containsOnlyNulls();
        assertThat(threads.poll()).isSameAs(threads.poll());
    }

    @Test
    void shouldClearInheritableThreadLocals() throws InterruptedException {
        assertThat(seenAfter(() -> INHERITABLE.set("mine"), INHERITABLE::get)).containsOnlyNulls();
        assertThat(threads.poll()).isSameAs(threads.poll());
    }

    @Test
    void shouldGiveInheritableThreadLocalsToNoNewRunner() throws InterruptedException {
        var seen = new ConcurrentLinkedQueue<String>();
        var ended = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    INHERITABLE.set("mine");
                    Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[0]));
                    var promise = new Promise<String>();
                    dispatcher.execute(
                            Step.of(() -> {
                                threads.add(Thread.currentThread());
                                seen.add(
                                        INHERITABLE.get()
                                                + " "
                                                + Thread.currentThread().getContextClassLoader());
                                promise.complete("done");
                            }));
                    promise.await();
                    threads.add(Thread.currentThread());
                    ended.countDown();
                }));
        ended.await();

        assertThat(seen).containsExactly("null " + Thread.currentThread().getContextClassLoader());
        assertThat(threads.poll()).isNotSameAs(threads.poll());
    }

    @Test
    void shouldClearTheInterruptFlag() throws InterruptedException {
        assertThat(
                        seenAfter(
                                () -> Thread.currentThread().interrupt(),
                                () -> Thread.currentThread().isInterrupted()))
                .containsExactly(false);
        assertThat(threads.poll()).isSameAs(threads.poll());
    }

    @Test
    void shouldPutTheContextClassLoaderBack() throws InterruptedException {
        assertThat(
                        seenAfter(
                                () ->
                                        Thread.currentThread()
                                                .setContextClassLoader(
                                                        new URLClassLoader(new URL[0])),
                                () -> Thread.currentThread().getContextClassLoader()))
                .containsExactly(Thread.currentThread().getContextClassLoader());
        assertThat(threads.poll()).isSameAs(threads.poll());
    }

    @Test
    void shouldCleanUpAfterOneThatThrew() throws InterruptedException {
        var seen = new ArrayList<String>();
        var ended = new CountDownLatch(1);
        dispatcher.execute(
                Step.of(() -> {
                    dispatcher.execute(
                            Step.of(() -> {
                                seen.add(
                                        LOCAL.get() + " " + Thread.currentThread().isInterrupted());
                                ended.countDown();
                            }));
                    LOCAL.set("mine");
                    Thread.currentThread().interrupt();
                    Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
                    throw new AssertionError("expected by the test");
                }));

        ended.await();
        assertThat(seen).containsExactly("null false");
    }
}
