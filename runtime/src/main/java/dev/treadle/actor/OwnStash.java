package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;

/** What an actor has put aside, as it was sent. Used by the thread that runs the actor. */
final class OwnStash<M> implements StashBuffer<M> {

    private final ActorCell<M> cell;
    private final int capacity;
    private final ArrayDeque<Object> letters = new ArrayDeque<>(0);

    OwnStash(ActorCell<M> cell, int capacity) {
        this.cell = cell;
        this.capacity = capacity;
    }

    @Override
    public void stash(M message) {
        requireNonNull(message, "message");
        cell.requireGoingOn("stash");
        if (isFull()) {
            throw new StashOverflowException(cell.path(), capacity);
        }
        Luggage luggage = cell.system.luggage();
        Object letter = cell.letterOf(message);
        if (luggage != null) {
            letter = luggage.pack(letter); // what came with it is bound now
        }
        letters.addLast(letter);
        cell.desk().stashed(this, letter);
    }

    @Override
    public void unstashAll() {
        unstash(letters.size());
    }

    @Override
    public void unstash(int atMost) {
        if (atMost < 0) {
            throw new IllegalArgumentException(
                    "%s cannot unstash %d messages; name zero or more"
                            .formatted(cell.path(), atMost));
        }
        cell.requireOwnThread("unstash");
        putBack(atMost);
    }

    /** Puts all back, as the instance that put them aside ends. */
    void putBack() {
        putBack(letters.size());
    }

    private void putBack(int atMost) {
        var first = new ArrayDeque<Object>();
        while (first.size() < atMost && !letters.isEmpty()) {
            first.addLast(letters.removeFirst());
        }
        while (!first.isEmpty()) {
            cell.desk().front(first.removeLast());
        }
    }

    /** {@return whether it was this that was put aside last; it is not any more} */
    @SuppressWarnings("ReferenceEquality") // that letter, not one like it
    boolean forgetLast(Object letter) {
        boolean last = letters.peekLast() == letter;
        if (last) {
            letters.removeLast();
        }
        return last;
    }

    @Override
    public int size() {
        return letters.size();
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public boolean isEmpty() {
        return letters.isEmpty();
    }

    @Override
    public boolean isFull() {
        return letters.size() >= capacity;
    }
}
