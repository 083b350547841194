package dev.treadle.pipeline;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.LoopingActor;
import dev.treadle.mailbox.QueueClosedException;
import dev.treadle.mailbox.WorkQueue;

/** Works on items of one stage, one at a time, until there are no more. */
final class StageWorker extends LoopingActor<Object> {

    private final Flow flow;
    private final int index;
    private final Stage stage;

    StageWorker(Flow flow, int index) {
        this.flow = flow;
        this.index = index;
        stage = flow.stages().get(index);
    }

    @Override
    protected void run() throws InterruptedException {
        WorkQueue<Parcel> in = flow.queue(index);
        WorkQueue<Parcel> out = flow.queue(index + 1);
        try {
            for (; ; ) {
                out.put(worked(in.take()));
            }
        } catch (QueueClosedException e) {
            flow.workerEnded(index);
        }
    }

    /** One that failed before goes through, so that its place in the order is not waited for. */
    private Parcel worked(Parcel parcel) throws InterruptedException {
        if (parcel.value() == null || flow.isOver()) {
            return parcel.with(null);
        }
        try {
            return parcel.with(requireNonNull(stage.work().apply(parcel.value()), "result"));
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            flow.failed(stage.name(), parcel, e);
            return parcel.with(null);
        }
    }
}
