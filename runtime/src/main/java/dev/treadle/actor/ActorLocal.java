package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * State that a library keeps in a thread-local, given to the actor that runs: what an actor leaves
 * there is taken away when it leaves the thread and put back when it runs again, on whatever
 * thread. So it is the actor's own, like a field, and no other actor sees it; a restart begins
 * without it.
 *
 * <p>For a system's actors it is registered by {@link SystemOptions#actorLocals}. It needs no
 * option of the JVM. A looping actor has a thread of its own and needs none of this.
 *
 * @param <T> the type of the state
 */
public final class ActorLocal<T> {

    private final Supplier<? extends @Nullable T> get;
    private final Consumer<? super T> set;
    private final Runnable clear;

    private ActorLocal(
            Supplier<? extends @Nullable T> get, Consumer<? super T> set, Runnable clear) {
        this.get = get;
        this.set = set;
        this.clear = clear;
    }

    /**
     * {@return state that is kept in a thread-local} One with an initial value gets it for each
     * actor.
     *
     * @param threadLocal where the library keeps it
     * @param <T> the type of the state
     */
    public static <T> ActorLocal<T> of(ThreadLocal<T> threadLocal) {
        requireNonNull(threadLocal, "threadLocal");
        return of(threadLocal::get, threadLocal::set, threadLocal::remove);
    }

    /**
     * {@return state that a library keeps in a thread-local of its own, and lets be read and
     * written} A logging library's diagnostic context, for one.
     *
     * @param get reads the current thread's state; null where there is none
     * @param set gives the current thread a state that was read before, on whatever thread
     * @param clear takes the current thread's state away
     * @param <T> the type of the state
     */
    public static <T> ActorLocal<T> of(
            Supplier<? extends @Nullable T> get, Consumer<? super T> set, Runnable clear) {
        return new ActorLocal<>(
                requireNonNull(get, "get"),
                requireNonNull(set, "set"),
                requireNonNull(clear, "clear"));
    }

    /** Takes the current thread's state away. {@return it, null if there is none} */
    @Nullable T take() {
        T state = get.get();
        if (state != null) {
            clear.run();
        }
        return state;
    }

    @SuppressWarnings("unchecked") // what was taken here
    void put(Object state) {
        set.accept((T) state);
    }

    void clear() {
        clear.run();
    }
}
