package dev.treadle.pipeline;

import dev.treadle.actor.LoopingActor;

import java.util.Iterator;

/** Takes items in, one by one, as there is place for them. */
final class Source extends LoopingActor<Object> {

    private final Flow flow;
    private final Iterable<?> items;

    Source(Flow flow, Iterable<?> items) {
        this.flow = flow;
        this.items = items;
    }

    @Override
    protected void run() throws InterruptedException {
        try {
            Iterator<?> each = items.iterator();
            while (!flow.isStopped() && each.hasNext()) {
                flow.take(each.next());
            }
        } catch (RuntimeException | Error e) {
            flow.end(new StageException("source", "its next item", e));
        } finally {
            flow.sourceEnded();
        }
    }
}
