package dev.treadle.benchmarks.port;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * A virtual thread that hands what comes into an inbox to a workload's handler. To ask is to wait
 * for the reply, which is then handled before what is in the inbox.
 *
 * @param <A> the type of inbox
 */
final class ThreadActor<A> implements Context<A>, Runnable {

    /** The message that ends a thread. */
    enum Stop {
        STOP
    }

    private final ThreadPort<A> port;
    private final Handler<A> handler;
    private final A inbox;
    private boolean stopped;
    private @Nullable List<A> children;
    private @Nullable Queue<Object> replies;

    ThreadActor(ThreadPort<A> port, Handler<A> handler) {
        this.port = port;
        this.handler = handler;
        inbox = port.inbox();
    }

    Thread start() {
        return Thread.ofVirtual().start(this);
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                Object message = next();
                if (message instanceof Stop) {
                    break;
                }
                handler.receive(message, this);
            }
        } catch (Exception e) {
            throw new IllegalStateException("A handler of a workload failed", e);
        } finally {
            if (children != null) {
                children.forEach(child -> tell(child, Stop.STOP));
            }
        }
    }

    private Object next() throws InterruptedException {
        Object reply = replies == null ? null : replies.poll();
        return reply == null ? port.take(inbox) : reply;
    }

    @Override
    public A address() {
        return inbox;
    }

    @Override
    public void tell(A to, Object message) {
        port.tell(to, message);
    }

    @Override
    public A spawn(Handler<A> child) {
        var actor = new ThreadActor<>(port, child);
        if (children == null) {
            children = new ArrayList<>();
        }
        children.add(actor.address());
        actor.start();
        return actor.address();
    }

    @Override
    public void ask(A to, Object question) {
        keep(port.ask(to, question));
    }

    @Override
    public void askAll(List<A> all, Object question) {
        var asked = new ArrayList<CompletableFuture<Object>>(all.size());
        for (A to : all) {
            var reply = new CompletableFuture<>();
            asked.add(reply);
            port.tell(to, new Request(question, reply::complete));
        }
        asked.forEach(reply -> keep(reply.join()));
    }

    private void keep(Object reply) {
        if (replies == null) {
            replies = new ArrayDeque<>();
        }
        replies.add(reply);
    }

    @Override
    public void end() {
        stopped = true;
    }
}
