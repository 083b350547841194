package dev.treadle.io;

import dev.treadle.actor.ActorRef;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Promise;
import dev.treadle.scheduler.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Accepts connections on a thread of its own, until its door is closed. What may wait for a client,
 * the handshake and the refusal, has a virtual thread for each.
 */
final class Acceptor<I, O> implements Runnable {

    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());

    /** Where even that is too much, clients are refused without a word. */
    private static final int REFUSALS_AT_ONCE = 256;

    /** After a failure that is not the client's: too many open files, as a rule. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final String path;
    private final Door door;
    private final Opening<I, O> opening;
    private final Reception reception;
    private final Timers timers;
    private final ActorRef<Arrival> server;
    private final Semaphore refusals = new Semaphore(REFUSALS_AT_ONCE);

    Acceptor(
            Door door,
            Opening<I, O> opening,
            Reception reception,
            Timers timers,
            ActorRef<Arrival> server) {
        this.path = server.path();
        this.door = door;
        this.opening = opening;
        this.reception = reception;
        this.timers = timers;
        this.server = server;
    }

    @Override
    public void run() {
        while (!door.isClosed()) {
            try {
                accepted(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOG.log(Level.WARNING, () -> path + " cannot accept; it tries again", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            new Promise<Boolean>().await(PAUSE);
        } catch (AwaitTimeoutException e) {
            // as it should
        }
    }

    private void accepted(Socket client) {
        var transport = new Transport(client, reception.traffic());
        String name = path + " with " + transport.remote();
        if (reception.admits(transport)) {
            Thread.ofVirtual().name(name).start(() -> open(client, transport));
        } else if (refusals.tryAcquire()) {
            Thread.ofVirtual().name(name).start(() -> refuse(transport));
        } else {
            transport.abort();
        }
    }

    private void open(Socket client, Transport transport) {
        try {
            opening.configure(client);
            Input input = opening.asServer(transport, timers);
            if (!server.offer(new Arrival(transport, input))) {
                reception.turnAway(transport);
            }
        } catch (IOException e) {
            reception.failed(transport);
            LOG.log(Level.DEBUG, () -> path + " did not let in " + transport.remote(), e);
        }
    }

    private void refuse(Transport transport) {
        int limit = opening.options().maxConnections();
        LOG.log(Level.DEBUG, "{0} is full and refuses {1}", path, transport.remote());
        try {
            opening.refuse(
                    transport,
                    "too many connections, at most %d are allowed; try again later"
                            .formatted(limit),
                    timers);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> path + " could not say so to " + transport.remote(), e);
        } finally {
            transport.abort();
            refusals.release();
        }
    }
}
