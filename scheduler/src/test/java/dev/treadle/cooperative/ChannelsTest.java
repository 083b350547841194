package dev.treadle.cooperative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.scheduler.Promise;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Tasks that wait for channels. */
class ChannelsTest {

    private final CooperativeScheduler scheduler = new CooperativeScheduler();
    private final List<Object> log = new ArrayList<>();
    private ServerSocketChannel server;

    @BeforeEach
    void bind() throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() throws IOException {
        scheduler.close();
        server.close();
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    private static String readAll(Task task, SocketChannel channel) {
        var text = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        while (task.yield(Event.read(channel, buffer)) >= 0) {
            text.append(US_ASCII.decode(buffer.flip()));
            buffer.clear();
        }
        return text.toString();
    }

    private SocketChannel connected(Task task) throws IOException {
        return task.yield(Event.connect(SocketChannel.open(), server.getLocalAddress()));
    }

    private interface Conversation {
        void run(Task task, SocketChannel channel) throws Exception;
    }

    private void spawnServer(Conversation conversation) {
        scheduler.spawn(
                "server",
                task -> {
                    try (SocketChannel channel = task.yield(Event.accept(server))) {
                        conversation.run(task, channel);
                    }
                });
    }

    private void spawnClient(Conversation conversation) {
        scheduler.spawn(
                "client",
                task -> {
                    try (SocketChannel channel = connected(task)) {
                        conversation.run(task, channel);
                    }
                });
    }

    @Test
    void shouldAcceptConnectReadAndWrite() {
        spawnServer((task, channel) -> {
            log.add(readAll(task, channel));
            task.yield(Event.writeAll(channel, ascii("goodbye")));
        });
        spawnClient((task, channel) -> {
            task.yield(Event.write(channel, ascii("hello")));
            channel.shutdownOutput();
            log.add(readAll(task, channel));
        });

        scheduler.run();

        assertThat(log).containsExactly("hello", "goodbye");
    }

    @Test
    void shouldWriteInAsManyPiecesAsTheReaderTakes() {
        int length = 3_000_000;
        spawnServer((task, channel) -> {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, 10_000);
            ByteBuffer all = ByteBuffer.allocate(length);
            int first = task.yield(Event.write(channel, all));
            log.add(first < length);
            int rest = task.yield(Event.writeAll(channel, all));
            log.add(first + rest);
        });
        spawnClient((task, channel) -> log.add(readAll(task, channel).length()));

        scheduler.run();

        assertThat(log).containsExactly(true, length, length);
    }

    @Test
    void shouldFailTheTaskWhoseConnectionIsReset() {
        spawnServer((task, channel) ->
                assertThatThrownBy(
                                () -> {
                                    ByteBuffer buffer = ByteBuffer.allocate(10);
                                    while (task.yield(Event.read(channel, buffer)) >= 0) {
                                        buffer.clear();
                                    }
                                })
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageStartingWith("Input or output of the task server failed:"));
        spawnClient((task, channel) -> {
            task.yield(Event.write(channel, ascii("hello")));
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        });
        scheduler.spawn("other", task -> log.add("other"));

        scheduler.run();

        assertThat(log).containsExactly("other");
    }

    @Test
    void shouldFailWhereNobodyListens() throws IOException {
        var nobody = (InetSocketAddress) server.getLocalAddress();
        server.close();
        scheduler.spawn(
                "client",
                task -> {
                    try (SocketChannel channel = SocketChannel.open()) {
                        assertThatThrownBy(() -> task.yield(Event.connect(channel, nobody)))
                                .isInstanceOf(UncheckedIOException.class)
                                .hasMessageContaining("client");
                        log.add("refused");
                    }
                });

        scheduler.run();

        assertThat(log).containsExactly("refused");
    }

    @Test
    void shouldTellWhoWaitsForAChannelThatATaskCloses() {
        spawnServer((task, channel) -> {
            Task reader =
                    scheduler.spawn(
                            "reader",
                            self ->
                                    assertThatThrownBy(() -> readAll(self, channel))
                                            .hasCauseInstanceOf(ClosedChannelException.class));
            task.yield();
            task.yield();
            channel.close();
            task.yield(Event.end(reader));
            log.add("told");
        });
        spawnClient((task, channel) -> log.add(readAll(task, channel)));

        scheduler.run();

        assertThat(log).containsExactlyInAnyOrder("told", "");
    }

    @Test
    void shouldRefuseTwoReadersOfOneChannel() {
        spawnServer((task, channel) -> {
            Task reader = scheduler.spawn("reader", self -> readAll(self, channel));
            task.yield();
            task.yield();
            assertThatThrownBy(() -> readAll(task, channel))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("The tasks reader and server wait for the same of");
            reader.cancel();
            log.add("refused");
        });
        spawnClient((task, channel) -> readAll(task, channel));

        scheduler.run();

        assertThat(log).containsExactly("refused");
    }

    @Test
    void shouldRefuseToReadIntoAFullBuffer() {
        spawnServer((task, channel) ->
                assertThatThrownBy(() -> task.yield(Event.read(channel, ByteBuffer.allocate(0))))
                        .isInstanceOf(IllegalArgumentException.class));
        spawnClient((task, channel) -> log.add(readAll(task, channel)));

        scheduler.run();

        assertThat(log).containsExactly("");
    }

    @Test
    void shouldServeChannelsWhileOtherTasksAreAlwaysReady() {
        boolean[] done = new boolean[1];
        scheduler.spawn(
                "busy",
                task -> {
                    while (!done[0]) {
                        task.yield();
                    }
                });
        scheduler.spawn("busy too", () -> done[0] ? Step.DONE : Step.AGAIN);
        spawnServer((task, channel) -> log.add(readAll(task, channel)));
        spawnClient((task, channel) -> {
            task.yield(Event.write(channel, ascii("hello")));
            channel.shutdownOutput();
            log.add(readAll(task, channel));
            done[0] = true;
        });

        scheduler.run();

        assertThat(log).containsExactly("hello", "");
    }

    @Test
    void shouldSelectOverMailboxesAndChannels() throws IOException {
        Pipe pipe = Pipe.open();
        Mailbox<String> mailbox = Mailbox.create(MailboxOptions.defaults());
        scheduler.spawn(
                "select",
                task -> {
                    ByteBuffer buffer = ByteBuffer.allocate(10);
                    Event<Object> either =
                            Event.first(Event.receive(mailbox), Event.read(pipe.source(), buffer));
                    for (int i = 0; i < 4; i++) {
                        log.add(task.yield(either));
                    }
                });
        scheduler.spawn(
                "sender",
                task -> {
                    mailbox.tell("one");
                    task.yield();
                    task.yield(Event.write(pipe.sink(), ascii("xyz")));
                });
        Thread running = Thread.ofVirtual().start(scheduler::run);
        Soon.await().until(() -> logged() == 2);

        mailbox.tell("two");
        Soon.await().until(() -> logged() == 3);
        pipe.sink().close();
        join(running);

        assertThat(log).containsExactly("one", 3, "two", -1);
        pipe.source().close();
    }

    private int logged() {
        var size = new Promise<Integer>();
        scheduler.spawn("look", _ -> size.complete(log.size()));
        return size.await();
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Soon.LONG)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldExchangeDatagrams() throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (DatagramChannel here = DatagramChannel.open().bind(loopback);
                DatagramChannel there = DatagramChannel.open().bind(loopback)) {
            scheduler.spawn(
                    "echo",
                    task -> {
                        ByteBuffer buffer = ByteBuffer.allocate(100);
                        var sender = task.yield(Event.receive(there, buffer));
                        log.add(task.yield(Event.send(there, buffer.flip(), sender)));
                        log.add(task.yield(Event.send(there, ByteBuffer.allocate(0), sender)));
                    });
            scheduler.spawn(
                    "client",
                    task -> {
                        task.yield(Event.send(here, ascii("ping"), there.getLocalAddress()));
                        ByteBuffer buffer = ByteBuffer.allocate(100);
                        log.add(task.yield(Event.receive(here, buffer)));
                        log.add(US_ASCII.decode(buffer.flip()).toString());
                    });

            scheduler.run();

            assertThat(log).containsExactlyInAnyOrder(4, 0, there.getLocalAddress(), "ping");
        }
    }

    @Test
    void shouldBeStoppedByAnInterruptWhileItSelects() throws InterruptedException {
        spawnServer((_, _) -> {});
        var caught = new AtomicReference<RuntimeException>();
        Thread running =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                scheduler.run();
                            } catch (RuntimeException e) {
                                caught.set(e);
                            }
                        });

        running.interrupt();
        running.join();

        assertThat(caught.get()).hasMessage("Interrupted while 1 tasks wait for events");
    }
}
