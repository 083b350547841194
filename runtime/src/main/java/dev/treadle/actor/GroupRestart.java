package dev.treadle.actor;

import dev.treadle.actor.Supervision.Scope;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Children of one parent that are restarted together: first all give up their instances, one after
 * the other, the last started first; then new ones are made, the first started first. As OTP's
 * supervisors do it, but without the parent, which may be at work.
 *
 * <p>A failure on the way joins in: the pass of giving up goes on with those that it adds. Safe to
 * use from any thread; what it asks of a child reaches the child as a notice.
 */
final class GroupRestart {

    private final NavigableMap<Long, ActorCell<?>> toAsk = new TreeMap<>();
    private final Set<ActorCell<?>> givingUp = new HashSet<>();
    private final NavigableMap<Long, ActorCell<?>> toMake = new TreeMap<>();
    private Duration wait = Duration.ZERO;
    private boolean waiting;
    private @Nullable ActorCell<?> making;

    /** Whom the others wait for: one that has not given up yet, or whose new instance is made. */
    private volatile @Nullable ActorCell<?> nextToGoOn;

    private Throwable cause = new IllegalStateException("nobody has failed");

    /** {@return the children of the same parent that share a failed child's fate} */
    static NavigableMap<Long, ActorCell<?>> affected(ActorCell<?> failed, Scope scope) {
        NavigableMap<Long, ActorCell<?>> found = new TreeMap<>();
        ActorCell<?> parent = failed.parent();
        if (parent != null && scope != Scope.ONE) {
            for (ActorCell<?> each : parent.presentChildren()) {
                boolean later = each.number() > failed.number();
                if (each != failed && !each.isTerminated() && (scope == Scope.ALL || later)) {
                    found.put(each.number(), each);
                }
            }
        }
        return found;
    }

    /**
     * A child has failed, and the others shall be restarted with it.
     *
     * @param failed the child, which will say when it has given up its instance
     * @param delay how long to wait before new instances are made
     */
    synchronized void begin(ActorCell<?> failed, Scope scope, Throwable why, Duration delay) {
        cause = why;
        wait = delay.compareTo(wait) > 0 ? delay : wait;
        forget(failed);
        givingUp.add(failed);
        affected(failed, scope)
                .forEach((number, each) -> {
                    if (!givingUp.contains(each) && !toMake.containsKey(number)) {
                        if (making == each) {
                            making = null;
                        }
                        toAsk.put(number, each);
                    }
                });
        othersWait();
    }

    /** A child has given up its instance, and has no children. */
    synchronized void gaveUp(ActorCell<?> child) {
        if (givingUp.remove(child)) {
            toMake.put(child.number(), child);
            goOn();
        }
    }

    /** A child has a new instance. */
    synchronized void made(ActorCell<?> child) {
        if (making == child) {
            making = null;
            goOn();
        }
    }

    /** A child has ended. */
    synchronized void ended(ActorCell<?> child) {
        forget(child);
        goOn();
    }

    private void forget(ActorCell<?> child) {
        toAsk.remove(child.number());
        toMake.remove(child.number());
        givingUp.remove(child);
        if (making == child) {
            making = null;
        }
    }

    private void goOn() {
        if (givingUp.isEmpty() && making == null && !waiting) {
            askNext();
        }
        othersWait();
    }

    /** Those that wait may include one that the next to go on waits for. */
    private void othersWait() {
        ActorCell<?> next = givingUp.isEmpty() ? making : givingUp.iterator().next();
        nextToGoOn = next;
        if (next != null) {
            next.system.waitGraph().looksAgain(next);
        }
    }

    @Nullable ActorCell<?> nextToGoOn() {
        return nextToGoOn;
    }

    private void askNext() {
        if (!toAsk.isEmpty()) {
            ActorCell<?> last = toAsk.pollLastEntry().getValue();
            givingUp.add(last);
            last.notice(new GiveUp(this, cause));
        } else if (!toMake.isEmpty() && wait.isPositive()) {
            waiting = true;
            toMake.firstEntry().getValue().system.timers().once(wait, this::waited);
            wait = Duration.ZERO;
        } else if (!toMake.isEmpty()) {
            ActorCell<?> first = toMake.pollFirstEntry().getValue();
            making = first;
            first.notice(new MakeNew(this));
        }
    }

    private synchronized void waited() {
        waiting = false;
        goOn();
    }

    /** Asks a child to give up its instance. */
    record GiveUp(GroupRestart group, Throwable cause) implements Notice {

        @Override
        public void arrive(ActorCell<?> child) {
            child.giveUp(this);
        }
    }

    /** Lets a child make its new instance. */
    record MakeNew(GroupRestart group) implements Notice {

        @Override
        public void arrive(ActorCell<?> child) {
            Restart restart = child.desk().restart();
            if (restart == null || !restart.release(group)) {
                group.made(child);
            }
        }
    }
}
