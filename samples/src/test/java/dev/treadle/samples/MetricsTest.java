package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.actor.Actor;
import dev.treadle.actor.ActorRef;
import dev.treadle.actor.ActorSystem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

class MetricsTest {

    @Test
    void shouldEndWithATable() {
        var run = CommandRun.of("worker", "--metrics");

        assertThat(run.status()).isZero();
        assertThat(run.lines()).anyMatch(line -> line.startsWith("METER "));
        assertThat(run.lines().getLast()).startsWith("treadle.");
    }

    @Test
    void shouldMeasureNothingUnlessAsked() {
        assertThat(CommandRun.of("print").out()).doesNotContain("METER", "metrics");
    }

    @Test
    void shouldServeTheMetersWhileTheSampleRuns() {
        var curious = new CuriousSample();
        var out = new StringWriter();
        curious.printed = out;

        int status =
                new CommandLine(curious)
                        .setOut(new PrintWriter(out, true))
                        .execute("--metrics-port", "0");

        assertThat(status).isZero();
        assertThat(curious.page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(curious.page.statusCode()).isEqualTo(200);
        assertThat(curious.page.body()).contains("# TYPE treadle_", "system=\"curious\"");
        assertThat(curious.elsewhere.statusCode()).isEqualTo(404);
        assertThat(curious.posted.statusCode()).isEqualTo(405);
    }

    @Test
    void shouldSayThatAPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());

            var run = CommandRun.of("print", "--metrics-port", port);

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).singleElement().asString().contains(port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void shouldRefuseWhatIsNoPort(String port) {
        var run = CommandRun.of("print", "--metrics-port", port);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("--metrics-port");
    }

    /** Looks at its own meters while it runs. */
    @Command(name = "curious", description = "Looks at its own meters.")
    private static final class CuriousSample extends Sample {

        private StringWriter printed;
        private HttpResponse<String> page;
        private HttpResponse<String> elsewhere;
        private HttpResponse<String> posted;

        @Override
        protected Ending run(ActorSystem system) throws Exception {
            ActorRef<String> actor = system.spawn("actor", Actor.of(_ -> {}));
            actor.tell("Hello");
            var uri = URI.create(printed.toString().strip().replace("metrics on ", ""));
            try (var client = HttpClient.newHttpClient()) {
                page = client.send(get(uri).build(), BodyHandlers.ofString());
                elsewhere = client.send(get(uri.resolve("/")).build(), BodyHandlers.ofString());
                var post = get(uri).POST(HttpRequest.BodyPublishers.noBody()).build();
                posted = client.send(post, BodyHandlers.ofString());
            }
            return Ending.well();
        }

        private static HttpRequest.Builder get(URI uri) {
            return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        }
    }
}
