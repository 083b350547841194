package dev.treadle.io;

import dev.treadle.actor.ActorExit;
import dev.treadle.actor.LoopingActor;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Writes what a child process is told to its standard input, and closes that at the end. */
final class ProcessInput extends LoopingActor<Outbound.Chunk> {

    private static final System.Logger LOG = System.getLogger(ChildProcess.class.getName());

    private final Process process;
    private final OutputStream stream;

    ProcessInput(Process process) {
        this.process = process;
        stream = process.getOutputStream();
    }

    @Override
    protected void run() {
        try (stream) {
            writeAll();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> self().path() + " is read no more", e);
        }
    }

    private void writeAll() throws IOException {
        for (; ; ) {
            try {
                Optional<Outbound.Chunk> next = receive(Duration.ZERO);
                if (next.isEmpty()) {
                    stream.flush();
                    next = Optional.of(receive());
                }
                if (!process.isAlive()) {
                    return; // the JDK would take it, and throw it away
                }
                stream.write(next.get().bytes());
            } catch (ActorExit exit) {
                return;
            }
        }
    }
}
