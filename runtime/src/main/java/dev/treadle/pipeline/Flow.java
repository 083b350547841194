package dev.treadle.pipeline;

import dev.treadle.mailbox.WorkQueue;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the actors of a run share: the queue before each stage and before the sink, how many workers
 * each stage still has, and how it all ends. Safe to use from any thread.
 *
 * <p>The end goes through as the items do: the source closes the queue of the first stage, and the
 * last worker of a stage the queue behind it.
 */
final class Flow {

    private final List<Stage> stages;
    private final List<WorkQueue<Parcel>> queues = new ArrayList<>();
    private final List<AtomicInteger> working = new ArrayList<>();
    private final boolean ordered;
    private final WhenFailed whenFailed;

    /** A permit for each item that may be in the run; only where an order is to be kept. */
    private final WorkQueue<Boolean> permits = WorkQueue.unbounded();

    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final List<StageException> failures = Collections.synchronizedList(new ArrayList<>());
    private final Promise<PipelineSummary> summary = new Promise<>();
    private volatile boolean stopped;

    Flow(List<Stage> stages, int buffer, boolean ordered, WhenFailed whenFailed) {
        this.stages = stages;
        this.ordered = ordered;
        this.whenFailed = whenFailed;
        int places = buffer;
        for (Stage stage : stages) {
            queues.add(WorkQueue.bounded(buffer));
            working.add(new AtomicInteger(stage.workers()));
            places += buffer + stage.workers();
        }
        queues.add(WorkQueue.bounded(buffer));
        for (int i = 0; i < places; i++) {
            permits.tryPut(true);
        }
    }

    List<Stage> stages() {
        return stages;
    }

    boolean isOrdered() {
        return ordered;
    }

    /** {@return the queue before a stage; the one behind the last is the sink's} */
    WorkQueue<Parcel> queue(int stage) {
        return queues.get(stage);
    }

    WorkQueue<Parcel> sinkQueue() {
        return queues.getLast();
    }

    /** Waits for the place of one more item, and takes it in. */
    void take(Object item) throws InterruptedException {
        if (ordered) {
            permits.take();
        }
        queue(0).put(new Parcel(taken.getAndIncrement(), item, item));
    }

    /** Called by the sink when an item has left, as a result or not at all. */
    void left(Parcel parcel) {
        if (parcel.value() != null) {
            done.incrementAndGet();
        }
        if (ordered) {
            permits.tryPut(true);
        }
    }

    /** {@return whether there is no use in working on: it has been decided how this ends} */
    boolean isOver() {
        return summary.isDone();
    }

    boolean isStopped() {
        return stopped || isOver();
    }

    void stop() {
        stopped = true;
    }

    /** An item failed in a stage. */
    void failed(String stage, Parcel parcel, Throwable cause) {
        var failure = new StageException(stage, parcel.item(), cause);
        failures.add(failure);
        if (whenFailed == WhenFailed.END || cause instanceof Error) {
            end(failure);
        }
    }

    /** The run fails; the source takes nothing more in. */
    void end(RuntimeException failure) {
        summary.completeExceptionally(failure);
    }

    void sourceEnded() {
        queue(0).close();
    }

    void workerEnded(int stage) {
        if (working.get(stage).decrementAndGet() == 0) {
            queue(stage + 1).close();
        }
    }

    void sinkEnded() {
        summary.complete(new PipelineSummary(done.get(), failures));
    }

    Result<PipelineSummary> summary() {
        return summary.result();
    }

    PipelineProgress progress() {
        Map<String, Integer> waiting = new LinkedHashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            waiting.put(stages.get(i).name(), queues.get(i).size());
        }
        return new PipelineProgress(
                taken.get(), done.get(), failures.size(), Collections.unmodifiableMap(waiting));
    }
}
