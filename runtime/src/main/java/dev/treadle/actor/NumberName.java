package dev.treadle.actor;

/**
 * The name of an actor that was given none: a dollar sign, and the number of the child. Most of
 * them are never asked for, so they are not made before.
 */
final class NumberName {

    private static final char SIGN = '$';
    private static final int MOST_DIGITS = 18;

    private NumberName() {}

    /** {@return the name of a child by its number, which is positive} */
    static String of(long number) {
        return SIGN + Long.toString(number);
    }

    /** {@return a hash of any name, which for one like these is that of its number} */
    static int hash(String name) {
        return isOne(name) ? hash(Long.parseLong(name, 1, name.length(), 10)) : name.hashCode();
    }

    /** {@return the hash of the name of a number} */
    static int hash(long number) {
        return Long.hashCode(number);
    }

    private static boolean isOne(String name) {
        int length = name.length();
        if (length < 2 || length > 1 + MOST_DIGITS || name.charAt(0) != SIGN) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char digit = name.charAt(i);
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }
}
