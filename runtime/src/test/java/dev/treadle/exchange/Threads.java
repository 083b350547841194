package dev.treadle.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs pieces of a test at the same time. */
final class Threads {

    private static final long DEADLINE_SECONDS = 50;

    private Threads() {}

    interface Task {
        void run() throws Exception;
    }

    /**
     * Runs each task on a thread of its own and waits for all of them; the first failure is thrown.
     */
    static void run(Task... tasks) {
        try (var executor = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (Task task : tasks) {
                running.add(
                        executor.submit(() -> {
                            task.run();
                            return null;
                        }));
            }
            try {
                for (Future<?> future : running) {
                    future.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
                }
            } catch (InterruptedException | TimeoutException e) {
                executor.shutdownNow();
                throw new AssertionError("tasks did not end", e);
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw new AssertionError("a task failed", e.getCause());
            }
        }
    }
}
