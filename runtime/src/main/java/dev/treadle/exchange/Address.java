package dev.treadle.exchange;

import dev.treadle.mailbox.Recipient;

/**
 * What makes two subscriptions the same one: the recipient itself, not one equal to it, for one
 * pattern, in one way.
 */
record Address<M>(Recipient<? super M> recipient, Pattern pattern, SubscriptionOptions options) {

    @SuppressWarnings("ReferenceEquality") // the recipient itself
    boolean hasRecipientOf(Address<?> that) {
        return recipient == that.recipient;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address<?> that
                && hasRecipientOf(that)
                && pattern.equals(that.pattern)
                && options.equals(that.options);
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(recipient) + pattern.text().hashCode();
    }
}
