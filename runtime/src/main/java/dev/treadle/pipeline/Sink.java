package dev.treadle.pipeline;

import dev.treadle.actor.LoopingActor;
import dev.treadle.mailbox.QueueClosedException;
import dev.treadle.mailbox.Recipient;

import java.util.HashMap;
import java.util.Map;

/** Tells the results, in the order of the source where that was asked for. */
final class Sink extends LoopingActor<Object> {

    private final Flow flow;
    private final Recipient<Object> recipient;

    /** What came before its turn, by number; never more than may be in the run. */
    private final Map<Long, Parcel> early = new HashMap<>();

    private long next;

    Sink(Flow flow, Recipient<Object> recipient) {
        this.flow = flow;
        this.recipient = recipient;
    }

    @Override
    protected void run() throws InterruptedException {
        try {
            for (; ; ) {
                arrived(flow.sinkQueue().take());
            }
        } catch (QueueClosedException e) {
            flow.sinkEnded();
        }
    }

    private void arrived(Parcel parcel) {
        if (!flow.isOrdered()) {
            tell(parcel);
            return;
        }
        early.put(parcel.number(), parcel);
        for (Parcel due = early.remove(next); due != null; due = early.remove(next)) {
            tell(due);
            next++;
        }
    }

    private void tell(Parcel parcel) {
        Object value = parcel.value();
        if (value != null && !flow.isOver()) {
            try {
                recipient.tell(value);
            } catch (RuntimeException | Error e) {
                flow.end(new StageException("sink", parcel.item(), e));
            }
        }
        flow.left(parcel);
    }
}
