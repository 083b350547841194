package dev.treadle.actor;

/** Which of many alike are logged: the first ones, then ever more seldom. */
final class Seldom {

    private static final int ONE_BY_ONE = 10;

    private Seldom() {}

    /** {@return whether the one of that number, from 1 on, is logged} */
    static boolean isLogged(long number) {
        return number <= ONE_BY_ONE || Long.bitCount(number) == 1;
    }
}
