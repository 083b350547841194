package dev.treadle.actor;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.util.Optional;

/**
 * An actor whose messages are tags with payloads: each goes to the method that is marked {@link On}
 * with its tag and takes that many arguments. What the method returns answers an ask.
 *
 * <p>A message without a fitting method (another tag, number or type of arguments; an ask to a
 * method that returns nothing) is unhandled: a dead letter, and the end of its ask, that name the
 * known tags. It never fails the actor.
 *
 * <p>The methods may have any access as long as the package is open to this module, as it is on the
 * class path. In a named module that opens nothing, hand over a lookup.
 */
public abstract class TaggedActor extends Actor<Tagged> {

    private final TagTable table;

    /** Finds the marked methods. */
    protected TaggedActor() {
        table = TagTable.of(getClass());
    }

    /**
     * Finds the marked methods with the actor's own access.
     *
     * @param lookup {@code MethodHandles.lookup()} of the actor's class
     */
    protected TaggedActor(MethodHandles.Lookup lookup) {
        table = TagTable.of(getClass(), requireNonNull(lookup, "lookup"));
    }

    @Override
    protected final void receive(Tagged message) throws Exception {
        Optional<TagMethod> method = table.find(message);
        if (method.isEmpty()) {
            unhandled(message);
            return;
        }
        Object returned = method.get().invoke(this, message);
        message.replyTo().ifPresent(replyTo -> reply(replyTo, message, returned));
    }

    private void reply(ReplyTo<Object> replyTo, Tagged message, @Nullable Object returned) {
        if (returned == null) {
            replyTo.fail(
                    new IllegalStateException(
                            "%s returned null for %s".formatted(self().path(), message)));
        } else {
            replyTo.tell(returned);
        }
    }

    private void unhandled(Tagged message) {
        var why =
                new UnhandledMessageException(
                        "%s does not handle %s; it handles %s"
                                .formatted(self().path(), table.mismatch(message), table));
        cell().discard(message, DeadLetter.Reason.UNHANDLED, why);
        message.replyTo().ifPresent(replyTo -> replyTo.fail(why));
    }
}
