package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treadle.actor.ActorSystem;
import dev.treadle.cooperative.CooperativeScheduler;
import dev.treadle.cooperative.Event;
import dev.treadle.cooperative.Task;
import dev.treadle.mailbox.Mailbox;
import dev.treadle.mailbox.MailboxOptions;
import dev.treadle.samples.Between;
import dev.treadle.samples.Ending;
import dev.treadle.samples.Sample;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One wait for several sources: two mailboxes, to which any thread may send, and a socket. Whatever
 * comes first ends the wait; what the others have stays with them for the next one. A pause without
 * anything from anywhere is an event like the others, and ends the sample.
 */
@Command(name = "select", description = "One wait for mailboxes and a socket together.")
public final class SelectSample extends Sample {

    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(20);

    private final Mailbox<String> orders = Mailbox.create(MailboxOptions.defaults());
    private final Mailbox<Integer> numbers = Mailbox.create(MailboxOptions.defaults());

    @Between(least = 1, most = 60_000)
    @Option(
            names = "--pause-ms",
            paramLabel = "N",
            defaultValue = "200",
            description =
                    "How long nothing has to come for the end, ${DEFAULT-VALUE} ms by default.")
    private long pause;

    /** Makes the sample. */
    public SelectSample() {}

    @Override
    protected Ending run(ActorSystem system) throws IOException {
        try (var server = ServerSocketChannel.open();
                var scheduler = new CooperativeScheduler()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            scheduler.spawn("select", task -> select(task, server));
            scheduler.spawn("socket", task -> send(task, server));
            scheduler.spawn("orders", task -> order(task));
            Thread other = Thread.ofVirtual().start(() -> numbers.tell(42));
            scheduler.run();
            other.interrupt();
        }
        return Ending.well();
    }

    private void select(Task task, ServerSocketChannel server) throws IOException {
        try (SocketChannel socket = task.yield(Event.accept(server))) {
            ByteBuffer buffer = ByteBuffer.allocate(100);
            // tag::any
            Event<String> any =
                    Event.first(
                            Event.receive(orders).map(order -> "order: " + order),
                            Event.receive(numbers).map(number -> "number: " + number),
                            Event.read(socket, buffer).map(_ -> "socket: " + take(buffer)),
                            Event.after(Duration.ofMillis(pause)).map(_ -> "nothing for a while"));
            for (String what = ""; !what.startsWith("nothing"); ) {
                what = task.yield(any);
                out().println(what);
            }
            // end::any
        }
    }

    private static String take(ByteBuffer buffer) {
        String text = UTF_8.decode(buffer.flip()).toString();
        buffer.clear();
        return text;
    }

    /** Keeps its socket open, so that what the other side reads is text and not an end. */
    private static void send(Task task, ServerSocketChannel server) throws IOException {
        try (SocketChannel socket =
                task.yield(Event.connect(SocketChannel.open(), server.getLocalAddress()))) {
            task.yield(Event.writeAll(socket, UTF_8.encode("hello")));
            ByteBuffer end = ByteBuffer.allocate(1);
            task.yield(Event.read(socket, end));
        }
    }

    private void order(Task task) {
        orders.tell("tea");
        task.yield(Event.after(BETWEEN_ORDERS));
        orders.tell("cake");
    }
}
