package dev.treadle.actor;

import dev.treadle.mailbox.Overflow;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What a flight recording shows of actors. Costs next to nothing while nobody records. */
final class Events {

    private static final String CATEGORY = "Treadle";

    private Events() {}

    /** What all events have. */
    @Category(CATEGORY)
    @StackTrace(false)
    abstract static class ActorEvent extends Event {
        @Label("Path")
        String path = "";

        @Label("Actor Type")
        Class<?> type = Object.class;

        /** Records it, about an actor. */
        final void commitAbout(ActorCell<?> cell) {
            path = cell.path();
            type = cell.type();
            commit();
        }
    }

    @Name("treadle.ActorSpawned")
    @Label("Actor Spawned")
    static final class Spawned extends ActorEvent {}

    @Name("treadle.ActorEnded")
    @Label("Actor Ended")
    static final class Ended extends ActorEvent {}

    @Name("treadle.ActorRestarted")
    @Label("Actor Restarted")
    static final class Restarted extends ActorEvent {
        @Label("Cause")
        String cause = "";
    }

    @Name("treadle.SlowHandler")
    @Label("Slow Handler")
    static final class Slow extends ActorEvent {
        @Label("So Far")
        @Timespan(Timespan.NANOSECONDS)
        long soFar;
    }

    @Name("treadle.MailboxOverflow")
    @Label("Mailbox Overflow")
    static final class Overflowed extends ActorEvent {
        @Label("Policy")
        String policy = "";
    }

    @Name("treadle.HandOff")
    @Label("Hand-off of a Blocked Handler's Processor")
    static final class HandedOff extends ActorEvent {}

    static void spawned(ActorCell<?> cell) {
        commit(new Spawned(), cell);
    }

    static void ended(ActorCell<?> cell) {
        commit(new Ended(), cell);
    }

    static void handedOff(ActorCell<?> cell) {
        commit(new HandedOff(), cell);
    }

    private static void commit(ActorEvent event, ActorCell<?> cell) {
        if (event.shouldCommit()) {
            event.commitAbout(cell);
        }
    }

    static void restarted(ActorCell<?> cell, Throwable cause) {
        var event = new Restarted();
        if (event.shouldCommit()) {
            event.cause = cause.toString();
            event.commitAbout(cell);
        }
    }

    static void slow(ActorCell<?> cell, long nanos) {
        var event = new Slow();
        if (event.shouldCommit()) {
            event.soFar = nanos;
            event.commitAbout(cell);
        }
    }

    static void overflowed(ActorCell<?> cell, Overflow policy) {
        var event = new Overflowed();
        if (event.shouldCommit()) {
            event.policy = policy.name();
            event.commitAbout(cell);
        }
    }
}
