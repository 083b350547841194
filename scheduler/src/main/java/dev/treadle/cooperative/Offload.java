package dev.treadle.cooperative;

import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.ResultException;

import java.util.concurrent.Callable;

/** A call on a virtual thread of its own, outside the turn. */
record Offload<T>(Callable<? extends T> call) implements Event<T> {

    private static final Activation NO_STEPS = _ -> false;

    @Override
    public void onYield(Suspended<T> task) {
        Thread thread =
                task.task()
                        .scheduler()
                        .execution()
                        .dispatcher()
                        .start(task.task().name() + "-offload", NO_STEPS, () -> call(task));
        task.whenOver(thread::interrupt);
    }

    private void call(Suspended<T> task) {
        try {
            T value = call.call();
            if (value == null) {
                throw new NullPointerException("the call returned null");
            }
            task.resume(value);
        } catch (Throwable e) {
            task.fail(
                    new ResultException(
                            "The call that the task %s offloaded failed: %s"
                                    .formatted(task.task().name(), e),
                            e));
        }
    }
}
