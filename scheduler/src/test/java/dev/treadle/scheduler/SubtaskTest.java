package dev.treadle.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.scheduler.spi.Strand;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * A handler that forks subtasks in a structured scope: those inherit its scoped values, and are
 * threads of their own. The scope is a preview, so the test calls it by reflection.
 */
class SubtaskTest {

    private final ProcessorDispatcher dispatcher =
            new ProcessorDispatcher("forking", new DispatcherOptions(1, true));
    private final ConcurrentLinkedQueue<Object> seen = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        dispatcher.close();
    }

    private static void fork(Runnable subtask) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        Object scope = type.getMethod("open").invoke(null);
        type.getMethod("fork", Runnable.class).invoke(scope, subtask);
        type.getMethod("join").invoke(scope);
        type.getMethod("close").invoke(scope);
    }

    @Test
    void shouldNotTakeASubtaskForTheRunner() throws InterruptedException {
        var promise = new Promise<String>();
        var ended = new CountDownLatch(1);

        dispatcher.execute(
                new Step() {
                    @Override
                    public void run() throws Exception {
                        fork(() -> {
                            seen.add("strand " + Strand.current());
                            dispatcher.execute(Step.of(() -> promise.complete("v")));
                            seen.add(promise.await());
                        });
                        seen.add(Strand.current() instanceof Runner);
                        ended.countDown();
                    }

                    @Override
                    public void waitBegins(Object on) {
                        seen.add("it is not the activation that waits");
                    }
                });

        ended.await();
        assertThat(seen).containsExactly("strand null", "v", true);
    }
}
