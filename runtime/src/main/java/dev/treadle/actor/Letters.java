package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.MailboxOptions;

/** What is in a mailbox: messages as they are, and some with something around them. */
final class Letters {

    private Letters() {}

    /** {@return the message in a letter} */
    static Object content(Object letter) {
        return switch (letter) {
            case Stamped(var inner, _) -> content(inner);
            case Ask<?> ask -> ask.message();
            case Adapted<?, ?> adapted -> requireNonNull(adapted.content());
            default -> letter;
        };
    }

    /** {@return options whose priority is asked about messages, not about letters} */
    static MailboxOptions unwrapping(MailboxOptions options) {
        return options.priority()
                .map(priority ->
                        options.withPriority(letter -> priority.applyAsInt(content(letter))))
                .orElse(options);
    }
}
