package dev.treadle.actor;

/**
 * What a system knows of all its actors of one type.
 *
 * @param type what the user wrote: the actor's class, or the class of its lambda
 * @param habit whether they block
 */
record ActorType(Class<?> type, Habit habit) {

    ActorType(Class<?> type) {
        this(type, new Habit());
    }

    static Class<?> of(Actor<?> actor) {
        return actor instanceof Described described ? described.type() : actor.getClass();
    }
}
