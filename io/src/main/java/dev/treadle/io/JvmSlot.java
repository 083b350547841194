package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.ActorSystem;
import dev.treadle.scheduler.Promise;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The place of one child JVM in a pool: starts one when there is a job and none is running. For one
 * job at a time.
 */
final class JvmSlot {

    private static final System.Logger LOG = System.getLogger(JvmPool.class.getName());

    private final ActorSystem system;
    private final String name;
    private final Command command;
    private final AtomicReference<@Nullable Promise<ProcessEvent<byte[]>>> awaited =
            new AtomicReference<>();
    private @Nullable ChildProcess<byte[]> jvm;
    private long starts;

    JvmSlot(ActorSystem system, String name, Command command) {
        this.system = system;
        this.name = name;
        this.command = command;
    }

    /** {@return what the job returned} Waits for it. */
    byte[] call(byte[] argument) {
        ChildProcess<byte[]> running = jvm;
        if (running == null || !running.isAlive()) {
            running = start();
            jvm = running;
        }
        var answer = new Promise<ProcessEvent<byte[]>>();
        awaited.set(answer);
        if (running.exit().isDone()) { // nobody would tell us any more
            answer.complete(new ProcessEvent.Exited<>(running.exit().await()));
        }
        running.tell(argument);
        return switch (answer.result().await()) {
            case ProcessEvent.Output(var frame) -> bodyOf(frame);
            case ProcessEvent.Exited(var exit) -> throw ended(exit);
            case ProcessEvent.ErrorLine(var line) -> throw new IllegalStateException(line);
        };
    }

    private static byte[] bodyOf(byte[] frame) {
        byte[] body = Arrays.copyOfRange(frame, 1, frame.length);
        if (frame[0] == JvmHost.FAILED) {
            throw new JvmJobException("The job threw " + new String(body, UTF_8).strip());
        }
        return body;
    }

    private ChildProcess<byte[]> start() {
        return ChildProcess.start(
                system, name + "-" + ++starts, command, JvmHost.FRAMING, this::happened);
    }

    private void happened(ProcessEvent<byte[]> event) {
        if (event instanceof ProcessEvent.ErrorLine(var line)) {
            LOG.log(Level.INFO, "{0}: {1}", name, line);
            return;
        }
        Promise<ProcessEvent<byte[]>> answer = awaited.getAndSet(null);
        if (answer != null) {
            answer.complete(event);
        }
    }

    private static JvmJobException ended(ProcessExit exit) {
        return new JvmJobException(
                "The JVM of the job ended with status %d%s"
                        .formatted(
                                exit.status(),
                                exit.brokenOff().map(why -> ", since " + why).orElse("")));
    }

    void close() {
        ChildProcess<byte[]> running = jvm;
        if (running != null) {
            running.closeInput();
        }
    }
}
