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

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
