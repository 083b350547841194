package dev.treadle.mailbox;

/**
 * An item taken from a {@link WorkQueue}, with a handle to say when it is done.
 *
 * @param <E> the type of item
 */
public final class Item<E> {

    private final E value;
    private final Runnable whenDone;
    private boolean done;

    Item(E value, Runnable whenDone) {
        this.value = value;
        this.whenDone = whenDone;
    }

    /** {@return the item itself} */
    public E value() {
        return value;
    }

    /**
     * Says that the item is done: to the producer that waits for that, and to who joins the queue.
     *
     * @throws IllegalStateException if that has been said already
     */
    public synchronized void done() {
        if (done) {
            throw new IllegalStateException("The item has been reported done already: " + value);
        }
        done = true;
        whenDone.run();
    }
}
