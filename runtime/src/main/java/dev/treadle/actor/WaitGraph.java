package dev.treadle.actor;

import static dev.treadle.actor.SystemLog.LOG;

import dev.treadle.mailbox.spi.Durations;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who waits for whom, and what to do when that closes a ring.
 *
 * <p>An actor waits for one other at a time, so to find a ring is to follow the waits from one
 * until they lead back to it. Each actor publishes its wait (volatile) before it looks, so of those
 * that close a ring together the last to publish sees all of it.
 *
 * <p>A ring with a sender in it is opened at once: the sender is admitted over the capacity. A ring
 * of asks alone is reported, and if it stands unchanged after a grace time the ask that closed it
 * fails. Threads that are no actors' do not appear here.
 */
final class WaitGraph {

    private static final int LONGEST_RING = 10_000;

    private final LocalActorSystem system;
    private final Duration grace;

    WaitGraph(LocalActorSystem system, Duration grace) {
        this.system = system;
        this.grace = grace;
    }

    /** Looks whether a wait, already published, closes a ring, and acts on it. */
    void begins(Wait wait) {
        List<Wait> ring = ring(wait);
        if (ring.isEmpty()) {
            return;
        }
        Optional<Wait> sender = ring.stream().filter(each -> each.ask() == null).findFirst();
        if (sender.isPresent()) {
            sender.get().admit();
        } else {
            report(ring);
        }
    }

    private static List<Wait> ring(Wait start) {
        List<Wait> ring = new ArrayList<>();
        for (@Nullable Wait each = start; each != null && each.holds(); each = each.whom.waits()) {
            ring.add(each);
            if (each.whom == start.who) {
                return ring;
            }
            if (ring.size() == LONGEST_RING) {
                break;
            }
        }
        return List.of();
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
        boolean unchanged =
                ring.stream().allMatch(each -> each.who.waits() == each && each.holds());
        Ask<?> closing = ring.getFirst().ask();
        if (unchanged && closing != null) {
            closing.deadlocked(names(ring), grace);
        }
    }

    private static String names(List<Wait> ring) {
        return ring.stream().map(each -> each.who.path()).collect(Collectors.joining(" -> "))
                + " -> "
                + ring.getFirst().who.path();
    }
}
