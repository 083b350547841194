package dev.treadle.io;

import dev.treadle.actor.ActorExit;
import dev.treadle.actor.LoopingActor;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Result;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes what a connection is told. An actor, so that its mailbox is the buffer, with all that
 * belongs to one: senders that wait for room, dead letters, and a close behind all that was told.
 * And a looping one, on a thread of its own: a peer that takes nothing stops nobody else.
 */
final class Outbound extends LoopingActor<Outbound.Chunk> {

    /** Frames as they are written. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Chunk(byte[] bytes) {

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    private final Transport transport;
    private final LiveConnection<?> connection;
    private final Stopwatch stopwatch;
    private final Duration linger;

    Outbound(
            Transport transport,
            LiveConnection<?> connection,
            Stopwatch stopwatch,
            Duration linger) {
        this.transport = transport;
        this.connection = connection;
        this.stopwatch = stopwatch;
        this.linger = linger;
    }

    @Override
    protected void run() {
        try {
            writeAll(new BufferedOutputStream(transport.out()));
            endInOrder();
        } catch (IOException e) {
            connection.end(ConnectionEnd.LOST);
        } finally {
            stopwatch.close();
            transport.abort();
        }
    }

    private void writeAll(OutputStream out) throws IOException {
        for (; ; ) {
            Optional<Chunk> next;
            try {
                next = receive(Duration.ZERO);
                if (next.isEmpty()) {
                    timed(out::flush);
                    next = Optional.of(receive());
                }
            } catch (ActorExit exit) {
                timed(out::flush);
                return;
            }
            byte[] bytes = next.get().bytes();
            timed(() -> out.write(bytes));
        }
    }

    /**
     * Where only the output was to end, waits for the rest to end. Then waits a little for the peer
     * to end too: closed before, a socket destroys what it sent.
     */
    private void endInOrder() throws IOException {
        timed(transport::endOutput);
        connection.closing().await();
        Result<Boolean> inputEnded = connection.inputEnded();
        try {
            inputEnded.await(linger);
        } catch (AwaitTimeoutException e) {
            connection.end(ConnectionEnd.CLOSED); // the peer has had its time
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private void timed(Step step) throws IOException {
        stopwatch.begin();
        step.run();
        stopwatch.end();
    }
}
