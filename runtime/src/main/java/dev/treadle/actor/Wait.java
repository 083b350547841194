package dev.treadle.actor;

import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

import java.util.function.BooleanSupplier;

/** One actor waits for another, and does nothing else before that. */
abstract sealed class Wait {

    final ActorCell<?> who;

    /** What it waits for besides. Written before others see this. */
    private @Nullable Wait also;

    private Wait(ActorCell<?> who) {
        this.who = who;
    }

    /** Waits for this besides what it waits for already. Called before others see this. */
    final void besides(@Nullable Wait already) {
        Wait first = already;
        while (first != null && !first.holds()) {
            first = first.also;
        }
        also = first;
    }

    final @Nullable Wait also() {
        return also;
    }

    /** {@return whether it still waits so} */
    final boolean stands() {
        Wait each = who.waits();
        while (each != null && each != this) {
            each = each.also;
        }
        return each != null && holds();
    }

    /** {@return whom it waits for at the moment, null for nobody} */
    abstract @Nullable ActorCell<?> whom();

    /** {@return whether the one waited for is the one who can end the wait} */
    abstract boolean holds();

    /** For the reply to an ask. */
    static final class ForReply extends Wait {

        private final Ask<?> ask;
        private final BooleanSupplier needed;

        /**
         * @param needed whether the actor cannot go on without the reply
         */
        ForReply(ActorCell<?> who, Ask<?> ask, BooleanSupplier needed) {
            super(who);
            this.ask = ask;
            this.needed = needed;
        }

        Ask<?> ask() {
            return ask;
        }

        @Override
        ActorCell<?> whom() {
            return ask.target();
        }

        @Override
        boolean holds() {
            return ask.held() && needed.getAsBoolean();
        }

        @Override
        public String toString() {
            return "the reply of " + whom().path();
        }
    }

    /** For room in a mailbox. */
    static final class ForRoom extends Wait {

        private final ActorCell<?> whom;
        private volatile @Nullable Waiter sender;
        private volatile boolean admitted;

        ForRoom(ActorCell<?> who, ActorCell<?> whom) {
            super(who);
            this.whom = whom;
        }

        void sender(Waiter waiting) {
            sender = waiting;
        }

        /** Lets the sender pass though there is no room. */
        void admit() {
            admitted = true;
            Waiter waiting = sender;
            if (waiting != null) {
                waiting.signal();
            }
        }

        boolean admitted() {
            return admitted;
        }

        @Override
        ActorCell<?> whom() {
            return whom;
        }

        @Override
        boolean holds() {
            return !admitted;
        }

        @Override
        public String toString() {
            return "room in the mailbox of " + whom.path();
        }
    }

    /** For the end of an actor: whoever joins it, or its parent on its way to a restart. */
    static final class ForEnd extends Wait {

        private final ActorCell<?> whom;

        ForEnd(ActorCell<?> who, ActorCell<?> whom) {
            super(who);
            this.whom = whom;
        }

        @Override
        ActorCell<?> whom() {
            return whom;
        }

        @Override
        boolean holds() {
            return !whom.isTerminated();
        }

        @Override
        public String toString() {
            return "the end of " + whom.path();
        }
    }

    /** For those that are restarted together with it. */
    static final class ForGroup extends Wait {

        private final GroupRestart group;

        ForGroup(ActorCell<?> who, GroupRestart group) {
            super(who);
            this.group = group;
        }

        @Override
        @Nullable ActorCell<?> whom() {
            return group.nextToGoOn();
        }

        @Override
        boolean holds() {
            return whom() != who; // else it is its own turn
        }

        @Override
        public String toString() {
            ActorCell<?> other = whom();
            return "its restart" + (other == null ? "" : " after " + other.path());
        }
    }
}
