package dev.treadle.mailbox.spi;

import java.util.function.BooleanSupplier;

/**
 * How the current thread stops and goes on.
 *
 * <p>Follows {@link java.util.concurrent.locks.LockSupport}: one permit a thread, and a park may
 * return for no reason. All methods are safe to use from any thread.
 */
public interface Parking {

    /** Nanoseconds that stand for a wait without end. */
    long FOREVER = Long.MAX_VALUE;

    /** How often to look again before a park. */
    int LOOKS = 16;

    /**
     * Parks the current thread until it is unparked or interrupted, the time is over, or for no
     * reason.
     *
     * @param on what the thread waits for, for thread dumps and for who-waits-for-whom
     * @param nanos the longest wait in nanoseconds, or {@link #FOREVER}
     */
    void park(Object on, long nanos);

    /**
     * Lets others go on for a moment, where that may save the current thread a park.
     *
     * @return whether it may; if not, nothing has happened
     */
    default boolean pause() {
        return false;
    }

    /**
     * Looks a few times more before a park, where the current thread can let others go on
     * meanwhile: a reply often comes in less time than it takes to park and be woken.
     *
     * @param come whether what the thread waits for has come
     * @return whether it has
     */
    default boolean comesSoon(BooleanSupplier come) {
        for (int i = 0; i < LOOKS && pause(); i++) {
            if (come.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Lets a thread that parked here go on.
     *
     * @param thread a thread whose {@link #current()} parking this was
     */
    void unpark(Thread thread);

    /** {@return the time in nanoseconds that this parking's waits are measured by} */
    long nanoTime();

    /** {@return the parking of the current thread} */
    static Parking current() {
        return ParkingProvider.installed.current();
    }

    /**
     * Makes a floor above responsible for threads of its own.
     *
     * @param provider asked for the parking of the current thread at every wait
     */
    static void install(Provider provider) {
        ParkingProvider.installed = provider;
    }

    /** Knows the parking of each thread. */
    @FunctionalInterface
    interface Provider {

        /** {@return the parking of the current thread} */
        Parking current();
    }

    /** {@return the parking of a thread that belongs to nobody: it just parks} */
    static Parking plain() {
        return PlainParking.INSTANCE;
    }
}
