package dev.treadle.cooperative;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/**
 * Something to do with a channel, tried at once, and then whenever the channel is ready for it.
 *
 * @param channel the channel
 * @param operation the operation of a selection key
 * @param attempt does it, if it can be done now
 * @param <T> the type of what comes of it
 */
record Transfer<T>(SelectableChannel channel, int operation, Attempt<T> attempt)
        implements Event<T> {

    @Override
    public void onYield(Suspended<T> task) {
        try {
            if (channel.isBlocking()) {
                channel.configureBlocking(false);
            }
            task.attempt(attempt);
            if (!task.isOver()) {
                Channels channels = task.task().scheduler().channels();
                channels.watch(channel, operation, task, () -> task.attempt(attempt));
            }
        } catch (IOException e) {
            task.fail(e);
        }
    }

    static <C extends SelectableChannel & ReadableByteChannel> Transfer<Integer> read(
            C channel, ByteBuffer buffer) {
        return new Transfer<>(
                channel,
                SelectionKey.OP_READ,
                () -> {
                    if (!buffer.hasRemaining()) {
                        throw new IllegalArgumentException(
                                "There is no room to read into in " + buffer);
                    }
                    return unlessZero(channel.read(buffer));
                });
    }

    static <C extends SelectableChannel & WritableByteChannel> Transfer<Integer> write(
            C channel, ByteBuffer buffer) {
        return new Transfer<>(
                channel,
                SelectionKey.OP_WRITE,
                () -> buffer.hasRemaining() ? unlessZero(channel.write(buffer)) : Optional.of(0));
    }

    static <C extends SelectableChannel & WritableByteChannel> Event<Integer> writeAll(
            C channel, ByteBuffer buffer) {
        return task -> {
            int from = buffer.position();
            Attempt<Integer> attempt =
                    () -> {
                        channel.write(buffer);
                        return buffer.hasRemaining()
                                ? Optional.empty()
                                : Optional.of(buffer.position() - from);
                    };
            new Transfer<>(channel, SelectionKey.OP_WRITE, attempt).onYield(task);
        };
    }

    static Transfer<SocketChannel> accept(ServerSocketChannel server) {
        return new Transfer<>(
                server, SelectionKey.OP_ACCEPT, () -> Optional.ofNullable(server.accept()));
    }

    static Transfer<SocketChannel> connect(SocketChannel channel, SocketAddress server) {
        return new Transfer<>(
                channel,
                SelectionKey.OP_CONNECT,
                () -> {
                    boolean connected =
                            channel.isConnectionPending()
                                    ? channel.finishConnect()
                                    : channel.connect(server);
                    return connected ? Optional.of(channel) : Optional.empty();
                });
    }

    static Transfer<SocketAddress> receive(DatagramChannel channel, ByteBuffer buffer) {
        return new Transfer<>(
                channel, SelectionKey.OP_READ, () -> Optional.ofNullable(channel.receive(buffer)));
    }

    static Transfer<Integer> send(
            DatagramChannel channel, ByteBuffer buffer, SocketAddress target) {
        return new Transfer<>(
                channel,
                SelectionKey.OP_WRITE,
                () -> {
                    boolean empty = !buffer.hasRemaining();
                    int sent = channel.send(buffer, target);
                    return empty ? Optional.of(0) : unlessZero(sent);
                });
    }

    private static Optional<Integer> unlessZero(int bytes) {
        return bytes == 0 ? Optional.empty() : Optional.of(bytes);
    }
}
