package dev.treadle.actor;

import dev.treadle.scheduler.spi.Strand;

import org.jspecify.annotations.Nullable;

/**
 * Hands an actor's cell to the constructor of its instance. Used by the thread that makes it: a
 * strand keeps one for all that is made there, any other thread has one for each.
 */
final class Spawning {

    private static final ScopedValue<Spawning> CURRENT = ScopedValue.newInstance();

    /** The actor whose instance is being made: the innermost, if its constructor makes others. */
    private @Nullable ActorCell<?> making;

    /** The same, until an instance has taken it. */
    private @Nullable ActorCell<?> free;

    private Spawning() {}

    private static @Nullable Spawning here() {
        Strand strand = Strand.current();
        if (strand != null) {
            return (Spawning) strand.workplace();
        }
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** {@return the actor whose instance is being made on the current thread, if any} */
    static @Nullable ActorCell<?> current() {
        Spawning here = here();
        return here == null ? null : here.making;
    }

    static <M> Actor<M> create(ActorCell<M> cell, ActorFactory<M> factory) throws Exception {
        Strand strand = Strand.current();
        if (strand == null) {
            var once = new Spawning();
            return ScopedValue.where(CURRENT, once)
                    .<Actor<M>, Exception>call(() -> once.make(cell, factory));
        }
        var kept = (Spawning) strand.workplace();
        if (kept == null) {
            kept = new Spawning();
            strand.workplace(kept);
        }
        return kept.make(cell, factory);
    }

    private <M> Actor<M> make(ActorCell<M> cell, ActorFactory<M> factory) throws Exception {
        ActorCell<?> outer = making;
        ActorCell<?> outerFree = free;
        making = cell;
        free = cell;
        try {
            Actor<M> made = factory.create();
            if (made == null) {
                throw new IllegalStateException(
                        "The factory of %s returned null instead of an actor"
                                .formatted(cell.path()));
            }
            if (made.cell() != cell || free != null) {
                throw new IllegalStateException(
                        "The factory of %s returned the instance of %s; make a new one each time"
                                .formatted(cell.path(), made.cell().path()));
            }
            return made;
        } finally {
            making = outer;
            free = outerFree;
        }
    }

    /** {@return the cell of the actor that is being made, once} */
    @SuppressWarnings("unchecked") // create() pairs a cell of M with a factory of M
    static <M> ActorCell<M> take(Class<?> type) {
        Spawning here = here();
        if (here == null || here.free == null) {
            throw new IllegalStateException(
                    "A %s is made by spawn only; give spawn a factory that makes exactly one"
                            .formatted(type.getName()));
        }
        var taken = (ActorCell<M>) here.free;
        here.free = null;
        return taken;
    }
}
