package dev.treadle.mailbox.spi;

import java.util.concurrent.locks.LockSupport;

/** Parks by the JDK alone. */
final class PlainParking implements Parking {

    static final Parking INSTANCE = new PlainParking();

    private PlainParking() {}

    @Override
    public void park(Object on, long nanos) {
        if (nanos == FOREVER) {
            LockSupport.park(on);
        } else {
            LockSupport.parkNanos(on, nanos);
        }
    }

    /** Its carrier runs another thread meanwhile, which may be the one that is waited for. */
    @Override
    @SuppressWarnings("ThreadPriorityCheck") // nothing but time depends on it
    public boolean pause() {
        boolean virtual = Thread.currentThread().isVirtual();
        if (virtual) {
            Thread.yield();
        }
        return virtual;
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
