package dev.treadle.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * The processes of one command. When the JVM ends in an orderly way, by a signal too, all chains
 * are ended first.
 */
final class Chain {

    private static final Set<Chain> LIVING = ConcurrentHashMap.newKeySet();

    /** Held to read while processes are started, which are not yet among the living. */
    private static final ReadWriteLock STARTING = new ReentrantReadWriteLock();

    private static volatile boolean over;

    private static final long GRACE_AT_EXIT_MILLIS = 500;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Chain::endAll, "treadle-processes"));
    }

    private final List<Process> processes;
    private final CompletableFuture<Void> allExited;

    /** Those that the processes have started themselves, as far as they were seen alive. */
    private final List<ProcessHandle> descendants = new ArrayList<>();

    private Chain(List<Process> processes) {
        this.processes = processes;
        LIVING.add(this);
        allExited =
                CompletableFuture.allOf(
                                processes.stream()
                                        .map(Process::onExit)
                                        .toArray(CompletableFuture<?>[]::new))
                        .thenRun(() -> LIVING.remove(this));
    }

    static Chain start(Command command) {
        STARTING.readLock().lock();
        try {
            if (over) {
                throw new IOException("the JVM is about to end");
            }
            List<ProcessBuilder> builders = command.builders();
            return new Chain(
                    builders.size() == 1
                            ? List.of(builders.getFirst().start())
                            : ProcessBuilder.startPipeline(builders));
        } catch (IOException e) {
            throw new ProcessStartException(
                    "%s cannot be started: %s".formatted(command, e.getMessage()), e);
        } finally {
            STARTING.readLock().unlock();
        }
    }

    List<Process> processes() {
        return processes;
    }

    Process first() {
        return processes.getFirst();
    }

    Process last() {
        return processes.getLast();
    }

    /** {@return whether one of them runs} */
    boolean isAlive() {
        return !allExited.isDone();
    }

    /** Asks all of them to end. */
    void terminate() {
        handles().forEach(ProcessHandle::destroy);
    }

    /** Ends all of them, whether they want to or not. */
    void kill() {
        handles().forEach(ProcessHandle::destroyForcibly);
    }

    /** A process that has ended takes the trace to its children with it, so they are kept. */
    private synchronized List<ProcessHandle> handles() {
        processes.stream().flatMap(Process::descendants).forEach(descendants::add);
        return Stream.concat(
                        processes.stream().map(Process::toHandle).filter(ProcessHandle::isAlive),
                        descendants.stream().distinct().filter(ProcessHandle::isAlive))
                .toList();
    }

    void awaitExit() throws InterruptedException {
        try {
            allExited.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An exit cannot fail", e);
        }
    }

    /** Ends all of them, those too that they have started: kills what has not ended in time. */
    static void end(Collection<Chain> chains, long graceMillis) throws InterruptedException {
        chains.forEach(Chain::terminate);
        var allGone =
                CompletableFuture.allOf(
                        chains.stream()
                                .flatMap(chain -> chain.handles().stream())
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture<?>[]::new));
        try {
            allGone.get(graceMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            chains.forEach(Chain::kill);
        } catch (ExecutionException e) {
            throw new IllegalStateException("An exit cannot fail", e);
        }
    }

    List<Integer> statuses() {
        return processes.stream().map(Process::exitValue).toList();
    }

    /** {@return all that live, those too that are just being started; no more are from now on} */
    private static List<Chain> lastOnes() throws InterruptedException {
        over = true;
        if (STARTING.writeLock().tryLock(GRACE_AT_EXIT_MILLIS, TimeUnit.MILLISECONDS)) {
            STARTING.writeLock().unlock();
        }
        return List.copyOf(LIVING);
    }

    private static void endAll() {
        try {
            end(lastOnes(), GRACE_AT_EXIT_MILLIS);
        } catch (InterruptedException e) {
            LIVING.forEach(Chain::kill);
        }
    }
}
