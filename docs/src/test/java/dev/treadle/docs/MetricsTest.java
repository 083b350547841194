package dev.treadle.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;
import dev.treadle.actor.ActorSystemMetrics;
import dev.treadle.docs.Account.Balance;
import dev.treadle.docs.Account.Deposit;
import dev.treadle.io.Framing;
import dev.treadle.io.TcpServer;
import dev.treadle.io.TcpServerMetrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import jdk.jfr.consumer.RecordingStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The programs and the tables of docs/guide/metrics.md. */
@ExtendWith(QuietLogs.class)
class MetricsTest {

    private final Page page = Page.of("docs/guide/metrics.md");

    @Test
    void shouldMeasure() {
        try (var system = ActorSystem.create("bank")) {
            // tag::bind
            MeterRegistry registry = new SimpleMeterRegistry();
            new ActorSystemMetrics(system).bindTo(registry);
            // end::bind
            ActorRef<Account.Command> alice = system.spawn("alice", Account::new);
            alice.tell(new Deposit(100));
            alice.<Long>ask(Balance::new).await();
            alice.close();
            alice.join();
            // tag::read
            double handled =
                    registry.get("treadle.actor.messages")
                            .tag("type", "Account")
                            .functionCounter()
                            .count();
            // end::read
            assertThat(handled).isEqualTo(2);
        }
    }

    /** A row of the table: name, kind, unit and tags. */
    private record Row(String name, String kind, String unit, String tags)
            implements Comparable<Row> {

        private static final Pattern IN_TABLE =
                Pattern.compile(
                        "(?m)^\\| `(treadle\\.[a-z.]+)` \\| (\\w+) \\| ([\\w-]+) \\| (.*?) \\|");

        static Row of(Meter meter) {
            Meter.Id id = meter.getId();
            String tags =
                    id.getTags().stream()
                            .map(Tag::getKey)
                            .filter(key -> !key.equals("system"))
                            .map(key -> "`" + key + "`")
                            .collect(Collectors.joining(", "));
            String kind = id.getType() == Meter.Type.COUNTER ? "counter" : lower(id.getType());
            return new Row(id.getName(), kind, String.valueOf(id.getBaseUnit()), tags);
        }

        private static String lower(Meter.Type type) {
            return type.name().toLowerCase(java.util.Locale.ROOT);
        }

        static TreeSet<Row> of(String table) {
            return IN_TABLE.matcher(table)
                    .results()
                    .map(row -> new Row(row.group(1), row.group(2), row.group(3), row.group(4)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }
    }

    @Test
    void shouldListEveryMeter() {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (var system = ActorSystem.create("bank");
                var server = echo(system)) {
            new ActorSystemMetrics(system).bindTo(registry);
            system.spawn("alice", Account::new);
            system.exchange("transfers", String.class);
            // tag::tcp
            new TcpServerMetrics(server).bindTo(registry);
            // end::tcp

            assertThat(Row.of(page.text()))
                    .isEqualTo(
                            registry.getMeters().stream()
                                    .map(Row::of)
                                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static TcpServer echo(ActorSystem system) {
        return TcpServer.start(
                system,
                "echo",
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Framing.lines(),
                connection -> Actor.of(connection::tell));
    }

    @Test
    void shouldRecordFlights() throws Exception {
        List<String> restarts = new CopyOnWriteArrayList<>();
        // tag::flight
        try (var stream = new RecordingStream()) {
            stream.onEvent(
                    "treadle.ActorRestarted",
                    event ->
                            restarts.add(
                                    event.getString("path") + ": " + event.getString("cause")));
            stream.startAsync();
            try (var system = ActorSystem.create("maths")) {
                ActorRef<Integer> divider = system.spawn("divider", Divider::new);
                divider.tell(0);
            }
            stream.stop(); // after what has been recorded was handed over
        }
        // end::flight
        assertThat(restarts)
                .containsExactly("maths/divider: java.lang.ArithmeticException: / by zero");
        page.shouldQuote(restarts.getFirst());
    }
}
