package dev.treadle.stress;

import dev.treadle.mailbox.WorkQueue;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Optional;

/** A work queue behaves as one that does a thing at a time, its end included. */
@Timeout(120)
@Param(name = "item", gen = IntGen.class, conf = "1:9")
public class WorkQueueLincheckTest {

    private final WorkQueue<Integer> queue = WorkQueue.bounded(2);

    @Operation
    public boolean tryPut(@Param(name = "item") int item) {
        return queue.tryPut(item);
    }

    @Operation
    public Optional<Integer> tryTake() {
        return queue.tryTake();
    }

    @Operation
    public void taskDone() {
        queue.taskDone();
    }

    @Operation
    public int size() {
        return queue.size();
    }

    @Operation
    public void close() {
        queue.close();
    }

    @Operation
    public boolean isReady() {
        return queue.isReady();
    }

    @Test
    void shouldBeLinearizable() {
        new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(200)
                .threads(2)
                .actorsPerThread(3)
                .check(getClass());
    }
}
