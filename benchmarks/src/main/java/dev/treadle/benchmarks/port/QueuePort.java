package dev.treadle.benchmarks.port;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedTransferQueue;

/** A virtual thread and a {@link LinkedTransferQueue} for each actor. */
final class QueuePort extends ThreadPort<LinkedTransferQueue<Object>> {

    @Override
    LinkedTransferQueue<Object> inbox() {
        return new LinkedTransferQueue<>();
    }

    @Override
    void put(LinkedTransferQueue<Object> inbox, Object message) {
        inbox.put(message);
    }

    @Override
    Object take(LinkedTransferQueue<Object> inbox) throws InterruptedException {
        return inbox.take();
    }

    @Override
    public Object ask(LinkedTransferQueue<Object> to, Object question) {
        var reply = new CompletableFuture<>();
        put(to, new Request(question, reply::complete));
        return reply.join();
    }
}
