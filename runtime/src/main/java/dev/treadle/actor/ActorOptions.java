package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.MailboxOptions;

import java.util.Optional;

/**
 * How one actor differs from what its system gives every actor. Immutable.
 *
 * @param mailboxOptions its mailbox, empty for the system's default
 * @param supervisionOption what becomes of it when its handler throws, empty for the system's
 *     default
 */
public record ActorOptions(
        Optional<MailboxOptions> mailboxOptions, Optional<Supervision> supervisionOption) {

    private static final ActorOptions DEFAULTS =
            new ActorOptions(Optional.empty(), Optional.empty());

    /** Checks that nothing is null. */
    public ActorOptions {
        requireNonNull(mailboxOptions, "mailboxOptions");
        requireNonNull(supervisionOption, "supervisionOption");
    }

    /** {@return what the system gives every actor} */
    public static ActorOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return these with another mailbox}
     *
     * @param mailbox capacity, order and what happens when it is full
     */
    public ActorOptions mailbox(MailboxOptions mailbox) {
        return new ActorOptions(Optional.of(requireNonNull(mailbox, "mailbox")), supervisionOption);
    }

    /**
     * {@return these with another supervision}
     *
     * @param supervision what becomes of the actor when its handler throws
     */
    public ActorOptions supervision(Supervision supervision) {
        return new ActorOptions(
                mailboxOptions, Optional.of(requireNonNull(supervision, "supervision")));
    }
}
