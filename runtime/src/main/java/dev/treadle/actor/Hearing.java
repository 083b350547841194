package dev.treadle.actor;

import java.lang.reflect.Modifier;

/**
 * Which types of actor listen to signals: the others need not be run to be told that they started.
 */
final class Hearing {

    private static final ClassValue<Boolean> OVERRIDES =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return overrides(type);
                }
            };

    private Hearing() {}

    static boolean of(Class<?> type) {
        return OVERRIDES.get(type);
    }

    private static boolean overrides(Class<?> type) {
        for (Class<?> each = type;
                each != null && each != Actor.class;
                each = each.getSuperclass()) {
            try {
                return !Modifier.isAbstract(
                        each.getDeclaredMethod("onSignal", Signal.class).getModifiers());
            } catch (NoSuchMethodException e) {
                // its superclass may
            }
        }
        return false;
    }
}
