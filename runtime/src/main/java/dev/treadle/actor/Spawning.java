package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

/** Hands an actor's cell to the constructor of its instance. */
final class Spawning {

    private static final ScopedValue<Spawning> CURRENT = ScopedValue.newInstance();

    private final ActorCell<?> made;

    /** The same, until an instance has taken it. */
    private @Nullable ActorCell<?> cell;

    private Spawning(ActorCell<?> cell) {
        this.made = cell;
        this.cell = cell;
    }

    /** {@return the actor whose instance is being made on the current thread, if any} */
    static @Nullable ActorCell<?> current() {
        return CURRENT.isBound() ? CURRENT.get().made : null;
    }

    static <M> Actor<M> create(ActorCell<M> cell, ActorFactory<M> factory) throws Exception {
        var spawning = new Spawning(cell);
        Actor<M> made =
                ScopedValue.where(CURRENT, spawning).<Actor<M>, Exception>call(factory::create);
        if (made == null) {
            throw new IllegalStateException(
                    "The factory of %s returned null instead of an actor".formatted(cell.path()));
        }
        if (made.cell() != cell || spawning.cell != null) {
            throw new IllegalStateException(
                    "The factory of %s returned the instance of %s; make a new one each time"
                            .formatted(cell.path(), made.cell().path()));
        }
        return made;
    }

    /** {@return the cell of the actor that is being made, once} */
    @SuppressWarnings("unchecked") // create() pairs a cell of M with a factory of M
    static <M> ActorCell<M> take(Class<?> type) {
        Spawning now = CURRENT.isBound() ? CURRENT.get() : null;
        if (now == null || now.cell == null) {
            throw new IllegalStateException(
                    "A %s is made by spawn only; give spawn a factory that makes exactly one"
                            .formatted(type.getName()));
        }
        var taken = (ActorCell<M>) now.cell;
        now.cell = null;
        return taken;
    }
}
