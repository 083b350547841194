package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

/**
 * By what actors are found that offer the same thing, in the {@link Registry}.
 *
 * @param name what they offer
 * @param type the class of their messages
 * @param <M> the type of their messages
 */
public record ServiceKey<M>(String name, Class<M> type) {

    /** Checks that nothing is null. */
    public ServiceKey {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
    }

    /**
     * {@return a key}
     *
     * @param name what the actors offer
     * @param type the class of their messages
     * @param <M> the type of their messages
     */
    public static <M> ServiceKey<M> of(String name, Class<M> type) {
        return new ServiceKey<>(name, type);
    }
}
