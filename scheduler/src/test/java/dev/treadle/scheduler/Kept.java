package dev.treadle.scheduler;

import java.lang.reflect.Field;

/** Counts what a result keeps for its end. */
public final class Kept {

    private Kept() {}

    /** {@return how many a result would call back or wake, with those it has not yet dropped} */
    public static int by(Result<?> result) {
        try {
            Field callbacks = Promise.class.getDeclaredField("callbacks");
            callbacks.setAccessible(true);
            int count = 0;
            for (Callback each = (Callback) callbacks.get(result); each != null; each = each.next) {
                count++;
            }
            return count;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
