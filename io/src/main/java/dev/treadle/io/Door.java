package dev.treadle.io;

import dev.treadle.scheduler.AwaitInterruptedException;
import dev.treadle.scheduler.AwaitTimeoutException;
import dev.treadle.scheduler.Promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** Where clients come in: a server's socket, and the thread that accepts there. */
final class Door implements AutoCloseable {

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final ServerSocket socket;
    private final Promise<Boolean> left = new Promise<>();
    private volatile boolean attended;

    private Door(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * Opens one. Clients may come, and wait.
     *
     * @throws IOException if that cannot be there
     */
    static Door at(InetSocketAddress address, TcpOptions options) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(options.reuseAddress());
            socket.bind(address, options.backlog());
            return new Door(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** {@return where it is, with the port that was chosen} */
    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /**
     * Starts the one thread that accepts.
     *
     * @param name how it is called
     * @param acceptor calls {@link #accept()} until this is closed
     */
    void attend(String name, Runnable acceptor) {
        attended = true;
        Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    try {
                        acceptor.run();
                    } finally {
                        left.complete(true);
                    }
                });
    }

    Socket accept() throws IOException {
        return socket.accept();
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /**
     * Closes it, and waits until the port is free: who accepts has it as long as it is in there.
     */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The server socket did not close", e);
        }
        if (attended) {
            awaitLeft();
        }
    }

    private void awaitLeft() {
        try {
            left.await(A_MOMENT);
        } catch (AwaitTimeoutException | AwaitInterruptedException e) {
            // it has the port a moment longer then; an interrupt is kept
        }
    }
}
