package dev.treadle.scheduler;

import dev.treadle.scheduler.spi.Lanes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Timers by the system's clock: one thread sleeps until the next is due. */
final class ClockTimers extends HeapTimers implements AutoCloseable {
    /*
     * A timer comes into the nursery. Most are the time-outs of asks, and are cancelled before the
     * clock's thread looks again: then they never reach the heap, nor meet at its lock. The thread
     * moves what it finds to the heap whenever it looks.
     *
     * wakesAt is what the thread last decided to sleep until, set before it looks a last time and
     * parks. Who adds an earlier timer reads it after the timer is in the nursery: either it sees the
     * thread's decision and wakes it, or the thread, which takes the same lock, sees the timer. A
     * timer that was cancelled leaves the decision as it is: asks come and go without a wake-up.
     */
    private final Lanes<TimerTask> nursery = new Lanes<>();
    private final Dispatcher dispatcher;
    private final Thread thread;
    private volatile long wakesAt;
    private volatile boolean sleepsForever;
    private volatile boolean closed;

    ClockTimers(String name, Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        wakesAt = nanoTime();
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .inheritInheritableThreadLocals(false)
                        .start(this::drive);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    void fire(TimerTask task) {
        dispatcher.execute(task);
    }

    @Override
    void add(TimerTask task) {
        long due = task.due;
        nursery.add(task);
        if (closed) {
            giveUpNursery();
        } else {
            isSet(due);
        }
    }

    @Override
    public int pending() {
        var young = new LongAdder();
        nursery.forEach(_ -> young.increment());
        return young.intValue() + super.pending();
    }

    private void isSet(long due) {
        if (sleepsForever || due - wakesAt < 0) {
            LockSupport.unpark(thread);
        }
    }

    private void drive() {
        while (!closed) {
            nursery.drainTo(this::addToHeap);
            fireDue();
            long now = nanoTime();
            long wait = untilFirst(now);
            decide(now, wait);
            nursery.drainTo(this::addToHeap);
            if (untilFirst(now) < wait) {
                continue;
            }
            if (wait == Long.MAX_VALUE) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, wait);
            }
            Thread.interrupted(); // whoever interrupts it shall not keep it awake
        }
    }

    private void decide(long now, long wait) {
        wakesAt = now + (wait == Long.MAX_VALUE ? 0 : wait);
        sleepsForever = wait == Long.MAX_VALUE;
    }

    private void fireDue() {
        long now = nanoTime();
        for (@Nullable TimerTask due = takeDue(now); due != null; due = takeDue(now)) {
            fire(due);
        }
    }

    /** Ends the thread; timers that are not due yet never run. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        abandonAll();
        giveUpNursery();
    }

    /** Those that want to know are told without a lock, as they may do anything. */
    private void giveUpNursery() {
        List<TimerTask> left = new ArrayList<>();
        nursery.drainTo(left::add);
        left.forEach(this::addToHeap); // which gives them up
    }
}
