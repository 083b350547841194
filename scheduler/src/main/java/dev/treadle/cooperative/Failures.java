package dev.treadle.cooperative;

import dev.treadle.scheduler.ResultException;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Failures of events as a yield can throw them. */
final class Failures {

    private Failures() {}

    /** {@return the failure itself if it is unchecked, or one that has it as its cause} */
    static RuntimeException unchecked(Task task, Throwable failure) {
        return switch (failure) {
            case Error e -> throw e;
            case RuntimeException e -> e;
            case IOException e ->
                    new UncheckedIOException(
                            "Input or output of the task %s failed: %s".formatted(task.name(), e),
                            e);
            default ->
                    new ResultException(
                            "What the task %s waited for failed: %s"
                                    .formatted(task.name(), failure),
                            failure);
        };
    }
}
