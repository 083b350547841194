package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

/** What a system knows of all its actors of one type. */
final class ActorType {

    private final Class<?> type;
    private final Habit habit = new Habit();
    private volatile @Nullable TypeFigures figures;

    ActorType(Class<?> type) {
        this.type = type;
    }

    static Class<?> of(Actor<?> actor) {
        return actor instanceof Described described ? described.type() : actor.getClass();
    }

    /** {@return what the user wrote: the actor's class, or the class of its lambda} */
    Class<?> type() {
        return type;
    }

    /** {@return whether they block} */
    Habit habit() {
        return habit;
    }

    /** {@return what is measured of them, null if nothing is yet} */
    @Nullable TypeFigures figures() {
        return figures;
    }

    /** Sets what is measured of them, and of others of that name. */
    void figures(TypeFigures measured) {
        figures = measured;
    }
}
