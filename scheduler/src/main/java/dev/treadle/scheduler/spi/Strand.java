package dev.treadle.scheduler.spi;

import dev.treadle.mailbox.spi.Parking;
import dev.treadle.scheduler.Activation;
import dev.treadle.scheduler.Execution;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that runs activations: a runner, or the own thread of an actor. Bound while it runs, so
 * that whatever is called on it can tell where it is.
 *
 * <p>Bound as a scoped value, not as a thread-local: those of a runner are cleared between actors.
 */
public abstract class Strand implements Parking {

    private static final ScopedValue<Strand> CURRENT = ScopedValue.newInstance();
    private static final Activation NOBODY = turn -> false;

    static {
        Parking.install(() -> {
            Strand strand = current();
            return strand == null ? Parking.plain() : strand;
        });
    }

    private @Nullable Activation activation;
    private @Nullable Thread boundTo;
    private @Nullable Object workplace;

    /** Makes a strand that is not bound yet. */
    protected Strand() {}

    /** {@return the strand of the current thread, null outside of all} */
    public static @Nullable Strand current() {
        if (!CURRENT.isBound()) {
            return null;
        }
        Strand bound = CURRENT.get();
        // a subtask that was forked in a scope inherits the binding, and is another thread
        return Thread.currentThread().equals(bound.boundTo) ? bound : null;
    }

    /** {@return what runs on the current thread; one that does nothing outside of all strands} */
    public static Activation currentActivation() {
        Strand strand = current();
        return strand == null ? NOBODY : strand.activation();
    }

    /**
     * {@return what decides over all that is started on this strand too; empty if what is started
     * here decides for itself}
     */
    public Optional<Execution> execution() {
        return Optional.empty();
    }

    /** {@return what runs on this strand; only a hint for other threads} */
    public final Activation activation() {
        Activation now = activation;
        return now == null ? NOBODY : now;
    }

    /** {@return what was set with {@link #workplace(Object)}, null if nothing was} */
    public final @Nullable Object workplace() {
        return workplace;
    }

    /**
     * Keeps what the floor above needs again and again on this strand, so that it need not bind it
     * each time. Called on its own thread only.
     *
     * @param kept what to keep for as long as the strand lives
     */
    public final void workplace(Object kept) {
        workplace = kept;
    }

    /**
     * Runs a body with this strand bound to the current thread.
     *
     * @param body what to run
     */
    protected final void bind(Runnable body) {
        boundTo = Thread.currentThread();
        ScopedValue.where(CURRENT, this).run(body);
    }

    /**
     * Says what runs on this strand from now on. Called on its own thread only.
     *
     * @param now what runs
     */
    protected final void activation(Activation now) {
        activation = now;
    }

    /** Says that nothing runs on this strand from now on. */
    protected final void noActivation() {
        activation = null; // which costs less than any other value, see the collector's barriers
    }

    /** Called on the own thread before it parks. */
    protected void beforePark() {}

    @Override
    public void park(Object on, long nanos) {
        beforePark();
        Parking.plain().park(on, nanos);
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
