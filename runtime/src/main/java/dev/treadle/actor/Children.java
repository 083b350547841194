package dev.treadle.actor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** An actor's living children by name. Safe to use from any thread. */
final class Children {
    /*
     * A child that has ended stays here until its parent knows, so that who looks whether all are at
     * rest does not miss it between its end and that. It puts itself on a stack (R. K. Treiber, "Systems
     * Programming: Coping with Parallelism", IBM RJ 5118, 1986), by CAS, and who finds the stack empty
     * tells the parent, which takes all that are there, at once. One that is put on it later finds it
     * empty again. So of many that end the parent is told once, and none is forgotten.
     */

    private static final Comparator<ActorCell<?>> BY_START =
            Comparator.comparingLong(ActorCell::number);

    private final NameTable<ActorCell<?>> byName = new NameTable<>();

    /** Those that have ended and whose name another has, until the parent knows. */
    private final Queue<ActorCell<?>> replaced = new ConcurrentLinkedQueue<>();

    private final AtomicReference<@Nullable Ended> ended = new AtomicReference<>();

    private final AtomicLong numbers = new AtomicLong();
    private final ArrayDeque<ActorCell<?>> byEnd = new ArrayDeque<>(0);
    private volatile boolean sealed;

    /** Own thread of the parent only. */
    private int toldToEnd;

    private volatile @Nullable GroupRestart group;

    /** One that has ended, and the one that did before it. */
    private static final class Ended {

        final ActorCell<?> child;
        @Nullable Ended earlier;

        Ended(ActorCell<?> child) {
            this.child = child;
        }
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    /** {@return whether the name was free} One that has just ended may still be here under it. */
    boolean add(ActorCell<?> child) {
        return byName.enter(child, this::replaceIfEnded) == child;
    }

    private ActorCell<?> replaceIfEnded(ActorCell<?> old, ActorCell<?> made) {
        if (!old.isTerminated()) {
            return old;
        }
        replaced.add(old);
        return made;
    }

    Optional<ActorCell<?>> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** One has ended. {@return whether the parent has to be told} */
    boolean ended(ActorCell<?> child) {
        var made = new Ended(child);
        Ended top;
        do {
            top = ended.get();
            made.earlier = top;
        } while (!ended.compareAndSet(top, made));
        return top == null;
    }

    /** Lets go of those that have ended. For the thread that runs the parent. */
    void letGo() {
        for (Ended each = ended.getAndSet(null); each != null; each = each.earlier) {
            remove(each.child);
        }
    }

    /** Lets go of them before there are more. For the thread that runs the parent. */
    void makeRoom() {
        if (byName.isFull()) {
            letGo();
        }
    }

    /** Lets go of one that has ended, and that the parent knows has. */
    void remove(ActorCell<?> child) {
        if (!byName.remove(child)) {
            replaced.remove(child);
        }
    }

    /** Admits no more; who adds a child looks at this after it did so. */
    void seal() {
        sealed = true;
    }

    /** Admits children again, after those of the instance before a restart have ended. */
    void unseal() {
        sealed = false;
    }

    boolean sealed() {
        return sealed;
    }

    /** {@return what restarts several of them together, if that was ever needed} */
    @Nullable GroupRestart groupIfAny() {
        return group;
    }

    synchronized GroupRestart group() {
        GroupRestart made = group;
        if (made == null) {
            made = new GroupRestart();
            group = made;
        }
        return made;
    }

    /** {@return the living child of a name, null if there is none} */
    @Nullable ActorCell<?> find(String name) {
        ActorCell<?> found = byName.get(name);
        return found == null || found.isTerminated() ? null : found;
    }

    boolean isEmpty() {
        return byName.isEmpty() && replaced.isEmpty();
    }

    List<ActorCell<?>> inOrderOfStart() {
        return byName.all().stream()
                .filter(child -> !child.isTerminated())
                .sorted(BY_START)
                .toList();
    }

    /** {@return one that is on its way to its end because it was stopped, if there is one} */
    Optional<ActorCell<?>> anyStopping() {
        return byName.all().stream()
                .<ActorCell<?>>map(each -> each)
                .filter(child -> child.has(CellState.STOPPING))
                .findAny();
    }

    /** Remembers with which flags of the parent the one started last was told to end. */
    void endLike(int flags) {
        toldToEnd = flags;
    }

    boolean endsLike(int flags) {
        return toldToEnd == flags;
    }

    /**
     * {@return all of them, also those that have ended and that the parent does not know of yet}
     */
    Iterable<ActorCell<?>> inAnyOrder() {
        List<ActorCell<?>> all = byName.all();
        all.addAll(replaced);
        return all;
    }

    /** {@return the child that was started last} For the thread that runs the parent. */
    Optional<ActorCell<?>> lastStarted() {
        while (!byEnd.isEmpty() && byEnd.getLast().isTerminated()) {
            byEnd.removeLast();
        }
        if (byEnd.isEmpty()) {
            byEnd.addAll(inOrderOfStart()); // sorted once for all, not once for each
        }
        return Optional.ofNullable(byEnd.peekLast());
    }
}
