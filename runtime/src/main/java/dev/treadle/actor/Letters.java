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
            case Retried retried -> content(retried.letter());
            case SignalLetter(var signal, _) -> signal;
            default -> letter;
        };
    }

    /** {@return the letter with nothing around it} */
    static Object bare(Object letter) {
        return switch (letter) {
            case Stamped(var inner, _) -> bare(inner);
            case Packed(var inner, _) -> bare(inner);
            case Retried retried -> bare(retried.letter());
            default -> letter;
        };
    }

    /** {@return a message with around it what is around a letter} */
    static Object around(Object message, Object letter) {
        return switch (letter) {
            case Packed(var inner, var bound) -> new Packed(around(message, inner), bound);
            case Retried(var inner, var attempts, var cause) ->
                    new Retried(around(message, inner), attempts, cause);
            default -> message;
        };
    }

    /** {@return the ask in a letter, null if it is none} */
    static @Nullable Ask<?> ask(@Nullable Object letter) {
        return letter != null && bare(letter) instanceof Ask<?> ask ? ask : null;
    }

    /** {@return the scoped values that came with a letter, null if none did} */
    static ScopedValue.@Nullable Carrier bound(@Nullable Object letter) {
        return switch (letter) {
            case Packed(_, var bound) -> bound;
            case Retried retried -> bound(retried.letter());
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
