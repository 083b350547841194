package dev.treadle.exchange;

import java.util.concurrent.atomic.AtomicInteger;

/** Whose turn it is in a group. Belongs to the group, so it outlives any one audience. */
final class Turn {

    /** Of those who share with nobody. */
    static final Turn NONE = new Turn();

    private final AtomicInteger next = new AtomicInteger();

    /** Guarded by the lock of the membership. */
    private int members;

    /** {@return whose turn it is among so many members} */
    int next(int choices) {
        return Math.floorMod(next.getAndIncrement(), choices);
    }

    void join() {
        members++;
    }

    /** {@return whether the last member has left} */
    boolean leave() {
        members--;
        return members == 0;
    }
}
