package dev.treadle.exchange;

import java.util.ArrayList;
import java.util.List;

/** What an actor is to an exchange: has room for so many, and can end. */
final class TestSubscriber<M> implements Subscriber<M> {

    private final List<M> messages = new ArrayList<>();
    private final List<Runnable> callbacks = new ArrayList<>();
    private int room;
    private boolean terminated;
    private int waits;

    TestSubscriber() {
        this(Integer.MAX_VALUE);
    }

    TestSubscriber(int room) {
        this.room = room;
    }

    /** Takes every message, as if it had waited where there was no room. */
    @Override
    public synchronized void tell(M message) {
        if (!offer(message)) {
            waits++;
            messages.add(message);
        }
    }

    @Override
    public synchronized boolean offer(M message) {
        if (terminated || messages.size() >= room) {
            return false;
        }
        return messages.add(message);
    }

    @Override
    public synchronized boolean isTerminated() {
        return terminated;
    }

    @Override
    public Subscription whenTerminated(Runnable callback) {
        synchronized (this) {
            if (!terminated) {
                callbacks.add(callback);
                return () -> forget(callback);
            }
        }
        callback.run();
        return () -> {};
    }

    void terminate() {
        List<Runnable> calls;
        synchronized (this) {
            terminated = true;
            calls = List.copyOf(callbacks);
        }
        calls.forEach(Runnable::run);
    }

    private synchronized void forget(Runnable callback) {
        callbacks.remove(callback);
    }

    synchronized void room(int newRoom) {
        room = newRoom;
    }

    synchronized List<M> messages() {
        return List.copyOf(messages);
    }

    /** {@return how many callbacks wait for its end} */
    synchronized int callbacks() {
        return callbacks.size();
    }

    /** {@return how many messages had to wait for room} */
    synchronized int waits() {
        return waits;
    }
}
