package dev.treadle.actor;

import dev.treadle.mailbox.Overflow;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * What a flight recording shows of actors. Costs next to nothing while nobody records: the first
 * event of a type starts the recorder, which takes longer than to start a system of actors, so none
 * is made before somebody has started it.
 */
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

        /** Records it, about an actor, if a recording wants it. */
        final void commitAbout(ActorCell<?> cell) {
            if (shouldCommit()) {
                path = cell.path();
                type = cell.type();
                commit();
            }
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
        if (FlightRecorder.isInitialized()) {
            new Spawned().commitAbout(cell);
        }
    }

    static void ended(ActorCell<?> cell) {
        if (FlightRecorder.isInitialized()) {
            new Ended().commitAbout(cell);
        }
    }

    static void handedOff(ActorCell<?> cell) {
        if (FlightRecorder.isInitialized()) {
            new HandedOff().commitAbout(cell);
        }
    }

    static void restarted(ActorCell<?> cell, Throwable cause) {
        if (FlightRecorder.isInitialized()) {
            var event = new Restarted();
            event.cause = Texts.brief(cause);
            event.commitAbout(cell);
        }
    }

    static void slow(ActorCell<?> cell, long nanos) {
        if (FlightRecorder.isInitialized()) {
            var event = new Slow();
            event.soFar = nanos;
            event.commitAbout(cell);
        }
    }

    static void overflowed(ActorCell<?> cell, Overflow policy) {
        if (FlightRecorder.isInitialized()) {
            var event = new Overflowed();
            event.policy = policy.name();
            event.commitAbout(cell);
        }
    }
}
