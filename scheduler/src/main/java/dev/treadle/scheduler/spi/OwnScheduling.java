package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;

/**
 * Virtual threads that an executor of one's own schedules, instead of the JVM's.
 *
 * <p>The JDK has no public way to make one. It works where the JVM was started with {@code
 * -Dtreadle.coroutines=carried}, and with {@code --add-opens
 * java.base/java.lang=dev.treadle.scheduler} ({@code ALL-UNNAMED} on the class path).
 */
final class OwnScheduling {

    private static final String ASKED_FOR = "carried";

    /** What is not public in the JDK. */
    private record Internals(MethodHandle thread, Executor elsewhere) {

        static @Nullable Internals find() {
            try {
                Class<?> type = Class.forName("java.lang.VirtualThread");
                var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
                var made =
                        MethodType.methodType(
                                void.class,
                                Executor.class,
                                String.class,
                                int.class,
                                Runnable.class);
                var scheduler = MethodType.methodType(Executor.class);
                return new Internals(
                        lookup.findConstructor(type, made)
                                .asType(made.changeReturnType(Thread.class)),
                        (Executor) lookup.findStatic(type, "defaultScheduler", scheduler).invoke());
            } catch (Throwable e) { // another JDK, or not opened: then without
                return null;
            }
        }
    }

    /** Of {@code Thread.NO_INHERIT_THREAD_LOCALS}: a thread starts with none of another. */
    private static final int NO_INHERITED_LOCALS = 1 << 2;

    private static final @Nullable Internals INTERNALS =
            ASKED_FOR.equals(System.getProperty("treadle.coroutines")) ? Internals.find() : null;

    private OwnScheduling() {}

    /** {@return whether it works in this JVM} */
    static boolean works() {
        return INTERNALS != null;
    }

    private static Internals internals() {
        Internals found = INTERNALS;
        if (found == null) {
            throw new IllegalStateException("This JVM does not let threads be scheduled");
        }
        return found;
    }

    /** {@return a virtual thread, not started, that runs what it hands to an executor} */
    static Thread thread(String name, Executor scheduler, Runnable body) {
        try {
            return (Thread)
                    internals().thread().invokeExact(scheduler, name, NO_INHERITED_LOCALS, body);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("A constructor threw a checked exception", e);
        }
    }

    /** Runs work of a virtual thread on a carrier of the JVM. */
    static void runElsewhere(Runnable work) {
        internals().elsewhere().execute(work);
    }
}
