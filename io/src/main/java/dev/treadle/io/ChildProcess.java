package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.mailbox.Recipient;
import dev.treadle.mailbox.spi.Durations;
import dev.treadle.scheduler.Result;
import dev.treadle.scheduler.Timers;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * A child process, or several in a pipe, as an actor: a recipient of what it is to read from its
 * standard input. What it prints, and its end, are told to a listener, in order.
 *
 * <p>Where the process does not read as fast as it is told, {@code tell} waits for room; where the
 * listener's mailbox is full, the process waits until it can print. What is told to a process that
 * reads no more is a dead letter.
 *
 * <p>No process outlives its system: one that runs when the system closes is terminated, and killed
 * if it has not ended after its grace time; so are the processes that it started itself. The same
 * happens, faster, when the JVM ends; only a JVM that is killed leaves them behind.
 *
 * <p>Safe to use from any thread.
 *
 * @param <O> the type of what it reads
 */
public final class ChildProcess<O> implements Recipient<O>, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ChildProcess.class.getName());
    private static final long SILENCE_AFTER_EXIT_MILLIS = 1_000;

    private final Command command;
    private final Framing<?, O> framing;
    private final Timers timers;
    private final Chain chain;
    private final Ending ending = new Ending();
    private final ActorRef<Object> life;
    private final ActorRef<Outbound.Chunk> input;

    private ChildProcess(ActorSystem system, String name, Command command, Framing<?, O> framing) {
        this.command = command;
        this.framing = framing;
        timers = system.timers();
        chain = Chain.start(command);
        List<ActorRef<Outbound.Chunk>> inputs = new ArrayList<>(1);
        try {
            life =
                    system.spawn(
                            name,
                            () -> {
                                var actor = new ProcessActor(chain, command, ending);
                                inputs.add(actor.input());
                                return actor;
                            },
                            ProcessActor.OPTIONS);
        } catch (RuntimeException e) {
            chain.kill();
            throw e;
        }
        input = inputs.getFirst();
    }

    /**
     * Starts a child process.
     *
     * @param system where its actor lives
     * @param name the name of its actor
     * @param command what to run
     * @param framing what its output is made of, and what it reads
     * @param listener told what it prints and how it ends, by threads of its own; may wait
     * @param <I> the type of what it prints
     * @param <O> the type of what it reads
     * @return the process, running
     * @throws ProcessStartException if a program cannot be started
     */
    public static <I, O> ChildProcess<O> start(
            ActorSystem system,
            String name,
            Command command,
            Framing<I, O> framing,
            Recipient<? super ProcessEvent<I>> listener) {
        requireNonNull(system, "system");
        requireNonNull(framing, "framing");
        requireNonNull(listener, "listener");
        var process = new ChildProcess<>(system, name, requireNonNull(command, "command"), framing);
        process.watch(framing, listener);
        return process;
    }

    private <I> void watch(Framing<I, ?> outputs, Recipient<? super ProcessEvent<I>> listener) {
        var readers = new ProcessReaders<>(life.path(), outputs, listener, this::breakOff);
        readers.start(chain);
        Thread.ofVirtual()
                .name(life.path() + "/exit")
                .start(() -> {
                    awaitExit(readers);
                    ProcessExit exit = ending.with(chain.statuses());
                    try {
                        listener.tell(new ProcessEvent.Exited<>(exit));
                    } catch (RuntimeException e) {
                        LOG.log(Level.ERROR, () -> life.path() + " has a listener that threw", e);
                    }
                    input.close(); // what is told from now on is not read
                    life.close();
                    ending.over(exit);
                });
        command.timeout()
                .ifPresent(longest ->
                        timers.once(
                                longest,
                                () -> breakOff("it timed out after " + Durations.text(longest))));
    }

    private void awaitExit(ProcessReaders<?> readers) {
        try {
            chain.awaitExit();
            readers.join(SILENCE_AFTER_EXIT_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody knows this thread to interrupt it", e);
        }
    }

    /**
     * Sends something to its standard input, and waits for room if there is none.
     *
     * @param frame what it is to read, never null
     * @throws IllegalArgumentException if the frame cannot be written
     */
    @Override
    public void tell(O frame) {
        input.tell(new Outbound.Chunk(framing.bytesOf(frame)));
    }

    /** Ends its standard input behind all that was told. Returns at once. */
    public void closeInput() {
        input.close();
    }

    /** {@return the process id, of the last program of a pipe} */
    public long pid() {
        return chain.last().pid();
    }

    /** {@return whether one of its programs is running} */
    public boolean isAlive() {
        return chain.isAlive();
    }

    /** {@return how it ended, once it has and all it printed was told} */
    public Result<ProcessExit> exit() {
        return ending.exit();
    }

    /**
     * Asks it to terminate, and kills it when its grace time is over. Returns at once; has no
     * effect on one that has ended.
     */
    public void terminate() {
        breakOff("it was terminated");
    }

    private void breakOff(String reason) {
        if (isAlive()) {
            ending.because(reason);
            chain.terminate();
            timers.once(command.grace(), chain::kill);
        }
    }

    /** Terminates it if it is running, and waits for its end. */
    @Override
    public void close() {
        terminate();
        ending.exit().await();
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(life.path(), command);
    }
}
