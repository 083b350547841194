package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorFactory;
import dev.treadle.actor.ActorOptions;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.Signal;
import dev.treadle.actor.Supervision;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.mailbox.Overflow;
import dev.treadle.mailbox.Recipient;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.function.Function;

/**
 * Receives datagrams and hands each to an actor; a recipient of those to be sent.
 *
 * <p>Where datagrams come faster than the actor handles them, the newest are dropped, as UDP does:
 * but as dead letters, so that they are counted.
 *
 * <p>Safe to use from any thread.
 */
public final class UdpServer implements Recipient<Datagram>, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(UdpServer.class.getName());
    private static final int WAITING = 1_024;
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final DatagramSocket socket;
    private final InetSocketAddress address;
    private final String name;
    private final ActorRef<Object> whole;

    private UdpServer(
            ActorSystem system,
            String name,
            DatagramSocket socket,
            Function<Recipient<Datagram>, ActorFactory<Datagram>> handlers) {
        this.socket = socket;
        this.name = name;
        address = (InetSocketAddress) socket.getLocalSocketAddress();
        whole =
                system.spawn(
                        name,
                        () -> new Whole(handlers),
                        ActorOptions.defaults().supervision(Supervision.stop()));
    }

    /**
     * Starts a server. When this returns it receives.
     *
     * @param system where its actors live
     * @param name the name of its actor
     * @param address where it receives; port 0 for one that is free
     * @param handlers makes the actor that handles each datagram, given where to send others; it is
     *     restarted when it throws, unless the system has another supervision
     * @return the server
     * @throws EndpointException if it cannot receive there
     */
    public static UdpServer start(
            ActorSystem system,
            String name,
            InetSocketAddress address,
            Function<Recipient<Datagram>, ActorFactory<Datagram>> handlers) {
        requireNonNull(system, "system");
        requireNonNull(handlers, "handlers");
        DatagramSocket socket = bind(name, requireNonNull(address, "address"));
        try {
            return new UdpServer(system, name, socket, handlers);
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static DatagramSocket bind(String name, InetSocketAddress address) {
        try {
            return new DatagramSocket(address);
        } catch (SocketException e) {
            throw new EndpointException(
                    "%s cannot receive on %s: %s".formatted(name, address, e.getMessage()), e);
        }
    }

    /** {@return where it receives, with the port that was chosen} */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Sends a datagram. It may be lost on its way, as any; one that cannot even be sent is logged.
     *
     * @param datagram to whom and what
     */
    @Override
    public void tell(Datagram datagram) {
        byte[] data = datagram.data();
        try {
            socket.send(new DatagramPacket(data, data.length, datagram.peer()));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, () -> "%s cannot send %s".formatted(name, datagram), e);
        }
    }

    /** Receives no more, lets what has been received be handled, and waits for that. */
    @Override
    public void close() {
        whole.close();
        whole.join();
    }

    /** Waits until the server has been closed. */
    public void join() {
        whole.join();
    }

    @Override
    public String toString() {
        return "%s on %s".formatted(whole.path(), address);
    }

    /**
     * The socket's life: its child handles datagrams, and when that has ended the socket closes.
     */
    private final class Whole extends Actor<Object> {

        private final Thread reader;

        @SuppressWarnings("this-escape") // final class; the thread that reads comes last
        Whole(Function<Recipient<Datagram>, ActorFactory<Datagram>> handlers) {
            ActorRef<Datagram> handler =
                    context()
                            .spawn(
                                    "handler",
                                    handlers.apply(UdpServer.this),
                                    ActorOptions.defaults()
                                            .mailbox(
                                                    MailboxOptions.bounded(
                                                            WAITING, Overflow.DROP_NEWEST)));
            reader =
                    Thread.ofVirtual().name(self().path() + "/in").start(() -> receiveAll(handler));
            handler.whenTerminated(self()::close);
        }

        private void receiveAll(ActorRef<Datagram> handler) {
            byte[] buffer = new byte[Datagram.LONGEST];
            while (!handler.isTerminated()) {
                var packet = new DatagramPacket(buffer, buffer.length);
                try {
                    socket.receive(packet);
                } catch (IOException e) {
                    if (socket.isClosed()) {
                        return;
                    }
                    LOG.log(Level.WARNING, () -> name + " did not receive a datagram", e);
                    continue;
                }
                byte[] data = new byte[packet.getLength()];
                System.arraycopy(buffer, 0, data, 0, data.length);
                handler.tell(new Datagram((InetSocketAddress) packet.getSocketAddress(), data));
            }
        }

        @Override
        protected void receive(Object message) {
            throw new IllegalStateException("Nobody sends to the whole of a server");
        }

        @Override
        protected void onSignal(Signal signal) throws InterruptedException {
            if (signal instanceof Signal.PostStop) {
                socket.close();
                reader.join(A_MOMENT); // it has the port as long as it is in there
            }
        }
    }
}
