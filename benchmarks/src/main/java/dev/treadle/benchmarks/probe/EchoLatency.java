package dev.treadle.benchmarks.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** How late a virtual thread sends back a byte that comes over a socket. */
final class EchoLatency extends Latency {

    private static final Duration BETWEEN = Duration.ofMillis(1);

    EchoLatency() {
        super("echo");
    }

    @Override
    void start() {
        try {
            var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> echo(server));
            Thread.ofPlatform().daemon().name("client").start(() -> ask(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(ServerSocket server) {
        try (server;
                var socket = server.accept()) {
            socket.setTcpNoDelay(true);
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ask(ServerSocket server) {
        try (var socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            socket.setTcpNoDelay(true);
            while (begin()) {
                socket.getOutputStream().write(1);
                if (socket.getInputStream().read() != 1) {
                    throw new IOException("The echo is another byte, or none");
                }
                happened(0);
                Pause.of(BETWEEN);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
