package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import dev.treadle.mailbox.spi.Durations;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who waits for whom, and what to do when that closes a ring.
 *
 * <p>To find a ring is to follow the waits from one until they lead back to it. Where an actor
 * waits for several others it needs them all, so each such way is one: who needs but one of many
 * publishes none. Each actor publishes its wait (volatile) before it looks, so of those that close
 * a ring together the last to publish sees all of it. Where whom it waits for changes, whoever
 * changed it looks again.
 *
 * <p>A ring with a sender in it is opened at once: the sender is admitted over the capacity. Any
 * other is reported, and if it stands unchanged after a grace time an ask in it fails, the one that
 * closed it above all. Threads that are no actors' do not appear here.
 */
final class WaitGraph {

    private static final int MOST_ACTORS = 10_000;

    private final LocalActorSystem system;
    private final Duration grace;

    WaitGraph(LocalActorSystem system, Duration grace) {
        this.system = system;
        this.grace = grace;
    }

    /** Publishes a wait, and acts if it closes a ring. */
    void begins(Wait wait) {
        wait.who.waits(wait);
        look(wait);
    }

    /** Looks again from an actor, if it waits: what others wait for has changed. */
    void looksAgain(@Nullable ActorCell<?> from) {
        Wait wait = from == null ? null : from.waits();
        for (Wait each = wait; each != null; each = each.also()) {
            look(each);
        }
    }

    private void look(Wait wait) {
        List<Wait> ring = ring(wait);
        if (ring.isEmpty()) {
            return;
        }
        Optional<Wait.ForRoom> sender = first(Wait.ForRoom.class, ring);
        sender.ifPresentOrElse(Wait.ForRoom::admit, () -> report(ring));
    }

    private static <W extends Wait> Optional<W> first(Class<W> kind, List<Wait> ring) {
        return ring.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static List<Wait> ring(Wait start) {
        ActorCell<?> first = start.whom();
        if (first == null || (first != start.who && first.waits() == null)) {
            return List.of(); // as nearly always
        }
        Queue<Way> ways = new ArrayDeque<>(List.of(new Way(start, null)));
        Set<ActorCell<?>> seen = new HashSet<>();
        for (Way way = ways.poll(); way != null && seen.size() < MOST_ACTORS; way = ways.poll()) {
            ActorCell<?> whom = way.last.holds() ? way.last.whom() : null;
            if (whom == start.who) {
                return way.waits();
            }
            if (whom != null && seen.add(whom)) {
                for (Wait each = whom.waits(); each != null; each = each.also()) {
                    ways.add(new Way(each, way));
                }
            }
        }
        return List.of();
    }

    /** A wait, and how to come to it. */
    private record Way(Wait last, @Nullable Way before) {

        List<Wait> waits() {
            var all = new ArrayList<Wait>();
            for (Way each = this; each != null; each = each.before) {
                all.addFirst(each.last);
            }
            return all;
        }
    }

    private void report(List<Wait> ring) {
        LOG.log(
                Level.WARNING,
                "Actors await each other: {0}. Unless one of them goes on within {1}, an ask fails",
                names(ring),
                Durations.text(grace));
        system.timers().once(grace, () -> failIfUnchanged(ring));
    }

    private void failIfUnchanged(List<Wait> ring) {
        if (ring.stream().allMatch(Wait::stands)) {
            first(Wait.ForReply.class, ring)
                    .ifPresent(closing -> closing.ask().deadlocked(names(ring), grace));
        }
    }

    private static String names(List<Wait> ring) {
        return ring.stream().map(each -> each.who.path()).collect(Collectors.joining(" -> "))
                + " -> "
                + ring.getFirst().who.path();
    }
}
