package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What travels with each message of a system: the registered scoped values, as they are bound where
 * it is sent. They are bound again around its handler.
 */
final class Luggage {

    private final ScopedValue<?>[] keys;

    private Luggage(ScopedValue<?>[] keys) {
        this.keys = keys;
    }

    /** {@return null if nothing is to travel, so that nobody pays for it} */
    static @Nullable Luggage of(List<ScopedValue<?>> keys) {
        return keys.isEmpty() ? null : new Luggage(keys.toArray(ScopedValue<?>[]::new));
    }

    /** {@return the letter, with what is bound now where something is} */
    Object pack(Object letter) {
        if (letter instanceof Packed) {
            return letter; // it is passed on
        }
        ScopedValue.Carrier bound = ofLoop();
        for (ScopedValue<?> key : keys) {
            if (key.isBound()) {
                bound = bind(bound, key);
            }
        }
        return bound == null ? letter : new Packed(letter, bound);
    }

    private static <T> ScopedValue.Carrier bind(
            ScopedValue.@Nullable Carrier bound, ScopedValue<T> key) {
        return bound == null ? ScopedValue.where(key, key.get()) : bound.where(key, key.get());
    }

    /** {@return what came with the message that the looping actor here received last} */
    private static ScopedValue.@Nullable Carrier ofLoop() {
        ActorCell<?> running = ActorCell.current();
        OwnLoop<?> loop = running == null ? null : running.loop();
        return loop == null ? null : loop.bound();
    }
}
