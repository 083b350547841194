package dev.treadle.exchange;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a recipient is subscribed.
 *
 * <p>The subscribers of one group share the load: each message goes to one of them, in turn. One
 * that has ended or has no room is passed over; if none has room, {@link #whenFull()} of the one
 * whose turn it is decides. One that throws has had its message: it goes to no other.
 *
 * <p>Immutable, so safe to share between threads.
 *
 * @param group the group that the recipient shares its messages with, if any
 * @param whenFull what happens to a message that the recipient has no room for
 */
public record SubscriptionOptions(Optional<String> group, WhenFull whenFull) {

    private static final SubscriptionOptions DEFAULTS =
            new SubscriptionOptions(Optional.empty(), WhenFull.WAIT);

    /**
     * Makes options out of all their parts; {@link #defaults()} is the shorter way.
     *
     * @throws IllegalNameException if the name of the group is empty, has blanks, wildcards or
     *     empty words
     */
    public SubscriptionOptions {
        requireNonNull(group, "group");
        requireNonNull(whenFull, "whenFull");
        group.ifPresent(name -> Words.of("group", name));
    }

    /** {@return no group, and {@link WhenFull#WAIT}} */
    public static SubscriptionOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return these options with another group}
     *
     * @param name the group's name, by the rules for names of exchanges
     * @throws IllegalNameException if the name is not one
     */
    public SubscriptionOptions inGroup(String name) {
        return new SubscriptionOptions(Optional.of(requireNonNull(name, "name")), whenFull);
    }

    /**
     * {@return these options with another rule for a recipient that has no room}
     *
     * @param rule the rule; all but {@link WhenFull#WAIT} are only for a {@link Subscriber}
     */
    public SubscriptionOptions whenFull(WhenFull rule) {
        return new SubscriptionOptions(group, requireNonNull(rule, "rule"));
    }
}
