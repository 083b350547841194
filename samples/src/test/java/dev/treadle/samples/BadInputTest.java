package dev.treadle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine.Model.ArgSpec;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a user gets for what makes no sense: one sentence that names it, and status 2. */
@Timeout(60)
class BadInputTest {

    @TempDir private Path directory;
    private ServerSocket taken;
    private DatagramSocket takenForDatagrams;

    @BeforeEach
    void take() throws IOException {
        Files.writeString(directory.resolve("file"), "some text\n");
        taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        takenForDatagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void release() throws IOException {
        taken.close();
        takenForDatagrams.close();
    }

    @ParameterizedTest
    @CsvSource({
        "echo --port 70000, --port",
        "echo --port -1, --port",
        "echo --port x, --port",
        "echo --port TAKEN, TAKEN",
        "echo --port TAKEN --cooperative, TAKEN",
        "echo --connect localhost, --connect",
        "echo --connect localhost:99999, --connect",
        "echo --max-connections 0, --max-connections",
        "echo --clients 99999999999, --clients",
        "echo --secret=, --secret",
        "echo --tls DIR, DIR",
        "echo --tls FILE, FILE",
        "echo --tls DIR/none, DIR/none",
        "echo --port 0 something, something",
        "udp-time --port 70000, --port",
        "udp-time --port 70000 --cooperative, --port",
        "udp-time --port 65535, --port",
        "udp-time --port 65535 --cooperative, --port",
        "udp-time --port UDP, UDP",
        "udp-time --port UDP --cooperative, UDP",
        "fib --port -1, --port",
        "fib --port UDP, UDP",
        "fib --port UDP --cooperative, UDP",
        "life --size 2000x2000, --size",
        "life --generations 0, --generations",
        "life --break nowhere, --break",
        "guess --port TAKEN, TAKEN",
        "guess --port 70000, --port",
        "guess --port -1, --port",
        "guess --connect :1, --connect",
        "pipeline --from FILE, FILE",
        "pipeline --from DIR/none, DIR/none",
        "pipeline --to FILE, FILE",
        "pipeline --width 0, --width",
        "pipeline --width 99999999999, --width",
        "pipeline --count 3 --corrupt 4, --corrupt",
        "logmerge DIR, DIR",
        "logmerge --out DIR FILE, DIR",
        "logmerge --out DIR/none/out FILE, DIR/none/out",
        "logmerge --interval-ms 0 FILE, --interval-ms",
        "robots --logs FILE, FILE",
        "robots --logs DIR/none, DIR/none",
        "robots --workers 0, --workers",
        "robots --lines 2000000, --lines",
        "processes --sleepers 0, --sleepers",
        "ticker --period-ms 0, --period-ms",
        "locks --times 0, --times",
        "connection something, something",
        "daemon fly --pid-file DIR/pid, fly",
        "daemon run, --pid-file",
        "daemon run --pid-file DIR, DIR",
        "daemon run --pid-file DIR/none/pid, DIR/none",
        "daemon run --pid-file DIR/pid --port TAKEN, TAKEN",
        "daemon start --pid-file DIR/pid --log DIR, DIR",
        "bank --input DIR, DIR",
        "bank --input DIR/none, DIR/none",
        "bank --chaos 2, --chaos",
        "bank --seed x, --seed",
        "counter -5, 5",
        "producer-consumer --items 0, --items",
        "restaurant --broken-ovens -1, --broken-ovens",
        "turnstile --lock-after x, --lock-after",
        "turnstile --lock-after 99999999, --lock-after",
        "print --metrics-port 70000, --metrics-port",
    })
    void shouldGetOneSentence(String commandLine, String named) {
        var run = CommandRun.of(filled(commandLine).split(" "));

        assertThat(run.err().lines()).singleElement().asString().contains(filled(named));
        assertThat(run.err()).doesNotContain("Exception");
        assertThat(run.status()).isEqualTo(2);
        assertThat(directory.resolve("pid")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo --port abc | --port takes a whole number from 0 to 65,535, not 'abc'.",
                "echo --port 70000 | --port takes 0 to 65,535, not 70,000.",
                "print --metrics-port= | --metrics-port takes a whole number from 0 to 65,535, not"
                        + " ''.",
                "robots --files 1.5 | --files takes a whole number from 1 to 99, not '1.5'.",
                "pipeline --count 99999999999 | --count takes a whole number from 1 to 10,000, not"
                        + " '99999999999'.",
                "counter many | N takes a whole number from 0 to 100,000,000, not 'many'.",
                "bank --transfers 1e3 | --transfers takes a whole number from 0 to 1,000,000,000,"
                        + " not '1e3'.",
                "bank --chaos often | --chaos takes a number from 0 to 1, not 'often'.",
                "bank --seed x | --seed takes a whole number, not 'x'.",
            })
    void shouldGetToKnowWhichNumbersAreTaken(String commandLine, String sentence) {
        var run = CommandRun.of(commandLine.split(" "));

        assertThat(run.err()).isEqualToIgnoringNewLines(sentence);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    /** Each option that is a number says in one place which, or takes any. */
    @Test
    void shouldKnowWhichNumbersEachOptionTakes() {
        assertThat(Samples.commandLine().getSubcommands().values())
                .flatExtracting(sample -> sample.getCommandSpec().args())
                .filteredOn(BadInputTest::isNumber)
                .filteredOn(argument ->
                        !((Field) argument.userObject()).isAnnotationPresent(Between.class))
                .map(ArgSpec::paramLabel)
                .containsOnly("SEED", "N") // what seeds a run may be any number
                .hasSize(2);
    }

    private static boolean isNumber(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        return type == Integer.class
                || type == Long.class
                || (type.isPrimitive() && type != boolean.class);
    }

    private String filled(String text) {
        return text.replace("DIR", directory.toString())
                .replace("FILE", directory.resolve("file").toString())
                .replace("TAKEN", "" + taken.getLocalPort())
                .replace("UDP", "" + takenForDatagrams.getLocalPort());
    }
}
