package dev.treadle.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A tree of real actors, made by a specification; it keeps account of all that happens to them. */
final class RandomTree {

    /** What its actors are told. */
    sealed interface Command {}

    /** Is handled, or a dead letter. */
    record Work(int number) implements Command {}

    /** Makes the actor fail. */
    record Fault(Throwable cause) implements Command {}

    private record Watched(ActorRef<?> actor, AtomicInteger ends) {}

    private static final int WATCHERS = 3;

    private final Bookkeeping books;
    private final LongAdder happened = new LongAdder();
    private final Map<ActorRef<?>, AtomicInteger> instances = new ConcurrentHashMap<>();
    private final Map<ActorRef<?>, ActorRef<Command>> born = new ConcurrentHashMap<>();
    private final Queue<Watched> watches = new ConcurrentLinkedQueue<>();
    private final List<ActorRef<Watched>> watchers = new ArrayList<>();
    private final ActorRef<Command> root;

    RandomTree(ActorSystem system, TreeSpec spec, Bookkeeping books) {
        this.books = books;
        for (int i = 0; i < WATCHERS; i++) {
            watchers.add(system.spawn("watcher" + i, Watcher::new));
        }
        root = system.spawn(spec.name(), factory(spec), options(spec));
    }

    ActorRef<Command> root() {
        return root;
    }

    /** {@return all actors that were ever made, of all times} */
    List<ActorRef<Command>> born() {
        return List.copyOf(born.values());
    }

    private static ActorOptions options(TreeSpec spec) {
        return ActorOptions.defaults().supervision(spec.supervision());
    }

    private ActorFactory<Command> factory(TreeSpec spec) {
        return spec.looping() ? () -> new LoopNode(spec) : () -> new Node(spec);
    }

    private void made(ActorContext<Command> context, TreeSpec spec) {
        happened.increment();
        ActorRef<Command> self = context.self();
        if (instances.computeIfAbsent(self, _ -> new AtomicInteger()).incrementAndGet() == 1) {
            born.put(self, self);
            for (ActorRef<Watched> each : watchers) {
                var watched = new Watched(self, new AtomicInteger());
                watches.add(watched);
                each.tell(watched);
            }
        }
        for (TreeSpec child : spec.children()) {
            context.spawnIfAbsent(child.name(), factory(child), options(child));
        }
    }

    private void handle(Command command) {
        happened.increment();
        switch (command) {
            case Work(var number) -> books.handled(number);
            case Fault(var cause) -> throw Sneaky.<RuntimeException>rethrow(cause);
        }
    }

    private final class Node extends Actor<Command> {
        Node(TreeSpec spec) {
            made(context(), spec);
        }

        @Override
        protected void receive(Command command) {
            handle(command);
        }

        @Override
        protected void onSignal(Signal signal) {
            happened.increment();
        }
    }

    private final class LoopNode extends LoopingActor<Command> {
        LoopNode(TreeSpec spec) {
            made(context(), spec);
        }

        @Override
        protected void run() {
            while (true) {
                handle(receive());
            }
        }
    }

    /** Counts the ends of whom it is to watch. */
    private static final class Watcher extends Actor<Watched> {
        private final Map<ActorRef<?>, Watched> mine = new ConcurrentHashMap<>();

        @Override
        protected void receive(Watched watched) {
            mine.put(watched.actor(), watched);
            context().watch(watched.actor());
        }

        @Override
        protected void onSignal(Signal signal) {
            if (signal instanceof Signal.Terminated(var actor, _)) {
                mine.get(actor).ends().incrementAndGet();
            }
        }
    }

    /** {@return the watches that did not fire exactly once} */
    List<String> wrongWatches() {
        return watches.stream()
                .filter(each -> each.ends().get() != 1)
                .map(each -> "%s ended %s times".formatted(each.actor(), each.ends()))
                .toList();
    }

    int watches() {
        return watches.size();
    }

    /** {@return what lives, with the numbers of the instances, in the order of start} */
    List<String> living() {
        List<String> found = new ArrayList<>();
        collect((ActorCell<?>) root, found);
        return found;
    }

    private void collect(ActorCell<?> cell, List<String> found) {
        found.add(cell.name() + ":" + instances.get(cell));
        cell.children().forEach(each -> collect((ActorCell<?>) each, found));
    }

    /** {@return whether nothing happens: seen at rest twice, with nothing in between} */
    boolean isQuiet() {
        long before = happened.sum();
        ActorCell<?> all = ((ActorCell<?>) root).parent();
        return all != null && atRest(all) && atRest(all) && happened.sum() == before;
    }

    private static boolean atRest(ActorCell<?> cell) {
        if (!cell.atRest() || !cell.mailbox().isEmpty()) {
            return false;
        }
        for (ActorCell<?> child : cell.presentChildren()) {
            if (!atRest(child)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the living actor of that name, anywhere below} */
    ActorRef<Command> find(String name) {
        return born.values().stream()
                .filter(each -> each.name().equals(name) && !each.isTerminated())
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name));
    }
}
