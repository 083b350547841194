package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A message that is a tag and a payload. Immutable, as far as the payload is.
 *
 * @param tag says which method handles it
 * @param payload that method's arguments
 * @param replyTo where what the method returns goes, if the message asks
 */
public record Tagged(String tag, List<Object> payload, Optional<ReplyTo<Object>> replyTo) {

    /** Copies the payload, in which nothing may be null. */
    public Tagged {
        requireNonNull(tag, "tag");
        payload = List.copyOf(payload);
        requireNonNull(replyTo, "replyTo");
    }

    /**
     * {@return a message}
     *
     * @param tag says which method handles it
     * @param payload that method's arguments, none of them null
     */
    public static Tagged of(String tag, Object... payload) {
        return new Tagged(tag, List.of(payload), Optional.empty());
    }

    /**
     * {@return a question, for {@link ActorRef#ask}: what the method returns is the reply}
     *
     * @param tag says which method handles it
     * @param payload that method's arguments, none of them null
     * @param <R> the type of the reply
     */
    public static <R> Function<ReplyTo<R>, Tagged> asking(String tag, Object... payload) {
        List<Object> arguments = List.of(payload);
        return replyTo -> new Tagged(tag, arguments, Optional.of(untyped(replyTo)));
    }

    /** The ask checks the class of the reply, where it was given one. */
    @SuppressWarnings("unchecked")
    private static <R> ReplyTo<Object> untyped(ReplyTo<R> replyTo) {
        return (ReplyTo<Object>) replyTo;
    }

    @Override
    public String toString() {
        return "%s%s".formatted(tag, payload);
    }
}
