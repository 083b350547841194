package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;
import dev.treadle.samples.Addresses;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;

/** Asks a datagram server, and asks again when no answer comes. */
final class DatagramClient {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 5;

    private DatagramClient() {}

    /** {@return a channel on this machine alone, at a port or at a free one} */
    static DatagramChannel open(int port) throws IOException {
        return Addresses.bound(DatagramChannel.open(), port);
    }

    /** {@return the answer to a request, or a word about its absence} */
    static String ask(Task task, SocketAddress server, String request) throws IOException {
        try (DatagramChannel channel = open(0)) {
            ByteBuffer buffer = ByteBuffer.allocate(1_024);
            Event<Boolean> answered =
                    Event.first(
                            Event.receive(channel, buffer).map(_ -> true),
                            Event.after(PATIENCE).map(_ -> false));
            for (int i = 0; i < ATTEMPTS; i++) {
                task.yield(Event.send(channel, UTF_8.encode(request), server));
                if (task.yield(answered)) {
                    return UTF_8.decode(buffer.flip()).toString();
                }
            }
            return "no answer";
        }
    }
}
