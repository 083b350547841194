package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/** The other side of a server under test: a plain socket, that waits no longer than 20 s. */
final class Peer implements AutoCloseable {

    private final Socket socket = new Socket();

    Peer(InetSocketAddress address) throws IOException {
        socket.setSoTimeout(20_000);
        socket.connect(address);
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    void send(byte[] bytes) throws IOException {
        out().write(bytes);
    }

    void send(String text) throws IOException {
        send(text.getBytes(UTF_8));
    }

    /** {@return a line with its line feed, less at the end} */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in().read(); next >= 0; next = in().read()) {
            line.append((char) next);
            if (next == '\n') {
                break;
            }
        }
        return line.toString();
    }

    /** {@return all that comes before the server closes} */
    String rest() throws IOException {
        return new String(in().readAllBytes(), UTF_8);
    }

    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes with a reset, as a process that is killed in the middle of something. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
