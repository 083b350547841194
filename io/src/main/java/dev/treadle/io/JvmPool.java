package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.WorkerPool;
import dev.treadle.mailbox.WorkQueue;
import dev.treadle.scheduler.Result;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Workers in JVMs of their own, for jobs that are not to be trusted with this one: that run out of
 * memory, call native code, or end the JVM. Such a job fails alone; the next gets a new JVM.
 *
 * <p>A child has all of the class path and module path of this JVM on its class path, and is
 * started when it is first needed. It ends with the pool, or with the system. What its jobs print
 * is logged.
 *
 * <p>Safe to use from any thread.
 *
 * @param <A> the type of argument
 * @param <R> the type of result
 */
public final class JvmPool<A, R> implements AutoCloseable {

    private final WorkerPool workers;
    private final List<JvmSlot> slots;
    private final WorkQueue<JvmSlot> idle = WorkQueue.unbounded();
    private final Codec<A> arguments;
    private final Codec<R> results;

    private JvmPool(WorkerPool workers, List<JvmSlot> slots, JvmJob<A, R> job) {
        this.workers = workers;
        this.slots = slots;
        slots.forEach(idle::tryPut);
        arguments = job.arguments();
        results = job.results();
    }

    /**
     * Starts a pool.
     *
     * @param system where its actors live
     * @param name the name of its actor
     * @param size how many JVMs at most, at least 1
     * @param job what they do; each makes an instance of its class, this one's codecs serve here
     * @param jvmOptions options of the child JVMs, such as {@code -Xmx64m}, or another {@code -cp}
     * @param <A> the type of argument
     * @param <R> the type of result
     * @return the pool
     */
    public static <A, R> JvmPool<A, R> start(
            ActorSystem system, String name, int size, JvmJob<A, R> job, String... jvmOptions) {
        requireNonNull(system, "system");
        var workers = WorkerPool.start(system, name, size);
        Command command = command(requireNonNull(job, "job").getClass().getName(), jvmOptions);
        List<JvmSlot> slots =
                IntStream.rangeClosed(1, size)
                        .mapToObj(i -> new JvmSlot(system, name + "-jvm-" + i, command))
                        .toList();
        return new JvmPool<>(workers, slots, job);
    }

    private static Command command(String job, String... jvmOptions) {
        String classPath =
                Stream.of("java.class.path", "jdk.module.path")
                        .map(System::getProperty)
                        .filter(path -> path != null && !path.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> words = new ArrayList<>(List.of("-cp", classPath));
        words.addAll(List.of(jvmOptions));
        words.addAll(List.of(JvmHost.class.getName(), job));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Command.of(java.toString(), words.toArray(String[]::new));
    }

    /**
     * Submits a job.
     *
     * @param argument what it is given
     * @return what comes of it; a failure is an {@link dev.treadle.actor.AskException} whose cause
     *     is a {@link JvmJobException} if the job threw or its JVM ended
     */
    public Result<R> submit(A argument) {
        byte[] bytes = arguments.encode(requireNonNull(argument, "argument"));
        return workers.submit(() -> results.decode(call(bytes)));
    }

    private byte[] call(byte[] argument) throws InterruptedException {
        JvmSlot slot = idle.take();
        try {
            return slot.call(argument);
        } finally {
            idle.tryPut(slot);
        }
    }

    /** Lets the pool end when it has run all that was submitted, and waits for that. */
    @Override
    public void close() {
        workers.close();
        workers.join();
        slots.forEach(JvmSlot::close);
    }
}
