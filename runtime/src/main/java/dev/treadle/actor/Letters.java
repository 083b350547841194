package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import dev.treadle.mailbox.MailboxOptions;

import org.jspecify.annotations.Nullable;

/** What is in a mailbox: messages as they are, and some with something around them. */
final class Letters {

    private Letters() {}

    /** {@return the message in a letter} */
    static Object content(Object letter) {
        return switch (letter) {
            case Stamped(var inner, _) -> content(inner);
            case Packed(var inner, _) -> content(inner);
            case Ask<?> ask -> ask.message();
            case Adapted<?, ?> adapted -> requireNonNull(adapted.content());
            default -> letter;
        };
    }

    /** {@return the ask in a letter, null if it is none} */
    static @Nullable Ask<?> ask(@Nullable Object letter) {
        return switch (letter) {
            case Stamped(var inner, _) -> ask(inner);
            case Packed(var inner, _) -> ask(inner);
            case Ask<?> ask -> ask;
            case null, default -> null;
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
