package dev.treadle.samples.guess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.Addresses;
import dev.treadle.samples.CommandRun;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

class GuessSampleTest {

    @Test
    void shouldPlayTwoGames() {
        var run = CommandRun.of("guess");

        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .startsWith("Guess a number between 1 and 5! Shhhhh, it's 3.")
                .contains("Guess a number between 10 and 15! Shhhhh, it's 12.")
                .contains("Client: 3 is Correct", "Server: 3 is Correct")
                .contains("Client: 12 is Correct", "Server: 12 is Correct");
    }

    @Test
    void shouldAnswerErrorsAndGoOnUntilItIsTerminated() throws Exception {
        try (var server = SampleProcess.start("guess", "--port", "0")) {
            InetSocketAddress address = server.address();
            try (var talk = new Talk(address)) {
                assertThat(talk.say("NUMBER")).startsWith("ERROR there is no number left");
                assertThat(talk.say("PARAMS 1")).isEqualTo("ERROR PARAMS takes two numbers");
                assertThat(talk.say("PARAMS one two")).startsWith("ERROR");
                assertThat(talk.say("REPORT Warmer")).startsWith("ERROR there is no guess");
                assertThat(talk.say("FLY")).isEqualTo("ERROR there is no command FLY");
                talk.tell("PARAMS 1 3");
                Set<String> guesses = new HashSet<>();
                for (int i = 0; i < 3; i++) {
                    guesses.add(talk.say("NUMBER"));
                }
                assertThat(guesses).containsExactlyInAnyOrder("1", "2", "3");
                assertThat(talk.say("NUMBER"))
                        .isEqualTo("ERROR there is no number left between 1 and 3");
                assertThat(talk.say("REPORT Hot")).startsWith("ERROR REPORT takes");
                server.terminate();
                assertThat(talk.in.readLine()).isNull();
            }
            assertThat(server.exitStatus()).isZero();
        }
    }

    @Test
    void shouldServeAClientElsewhere() throws Exception {
        try (var server = SampleProcess.start("guess", "--port", "0")) {
            var run = CommandRun.of("guess", "--connect", Addresses.text(server.address()));
            assertThat(run.status()).isZero();
            assertThat(run.lines()).contains("Client: 12 is Correct");
        }
    }

    @Test
    void shouldRefuseAnAddressThatIsNone() {
        var run = CommandRun.of("guess", "--connect", "nowhere");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--connect takes HOST:PORT, not 'nowhere'.");
    }

    /** A client that says what it likes. */
    private static final class Talk implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader in;
        private final PrintStream out;

        Talk(InetSocketAddress server) throws IOException {
            socket = new Socket(server.getAddress(), server.getPort());
            socket.setSoTimeout(20_000);
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.UTF_8);
        }

        void tell(String line) {
            out.print(line + "\n");
            out.flush();
        }

        String say(String line) throws IOException {
            tell(line);
            return String.valueOf(in.readLine());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
