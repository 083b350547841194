package dev.treadle.actor;

import dev.treadle.mailbox.spi.Waiter;

import org.jspecify.annotations.Nullable;

/** One actor waits for another, and does nothing else before it. */
abstract sealed class Wait {

    final ActorCell<?> who;

    private Wait(ActorCell<?> who) {
        this.who = who;
    }

    /** {@return whom it waits for at the moment, null for nobody} */
    abstract @Nullable ActorCell<?> whom();

    /** {@return whether the one waited for is the one who can end the wait} */
    abstract boolean holds();

    /** For the reply to an ask. */
    static final class ForReply extends Wait {

        private final Ask<?> ask;

        ForReply(ActorCell<?> who, Ask<?> ask) {
            super(who);
            this.ask = ask;
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
            return ask.held();
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
