package dev.treadle.scheduler.spi;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Clears what one activation left in the thread-locals of a runner before the next one sees it.
 *
 * <p>The JDK has no public way to do so. It works where the JVM was started with {@code --add-opens
 * java.base/java.lang=dev.treadle.scheduler} ({@code ALL-UNNAMED} on the class path).
 */
public final class ThreadLocals {

    private static final @Nullable VarHandle OWN = find("threadLocals");
    private static final @Nullable VarHandle INHERITABLE = find("inheritableThreadLocals");

    private ThreadLocals() {}

    private static @Nullable VarHandle find(String field) {
        try {
            var type = Class.forName("java.lang.ThreadLocal$ThreadLocalMap");
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findVarHandle(Thread.class, field, type);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** {@return whether this JVM lets thread-locals be cleared} */
    public static boolean clearable() {
        return OWN != null && INHERITABLE != null;
    }

    /**
     * Clears them. Called on the thread itself, between two activations.
     *
     * @param thread the current thread
     */
    public static void clear(Thread thread) {
        if (OWN != null && OWN.get(thread) != null) {
            OWN.set(thread, null);
        }
        if (INHERITABLE != null && INHERITABLE.get(thread) != null) {
            INHERITABLE.set(thread, null);
        }
    }
}
