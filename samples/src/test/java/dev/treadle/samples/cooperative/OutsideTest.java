package dev.treadle.samples.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.Python;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The servers as processes of their own, their clients in Python, their end by a signal. */
class OutsideTest {

    private static final String MANY =
            """
            import socket, struct, sys
            def connect():
                return socket.create_connection(("127.0.0.1", int(sys.argv[1])), 20)
            clients = [connect() for _ in range(300)]
            for i, client in enumerate(clients):   # a line in two parts, others in between
                client.sendall(b"line %d of" % i)
            for client in clients[::3]:            # these die in the middle of it
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                client.close()
            good = [(i, client) for i, client in enumerate(clients) if i % 3]
            for i, client in good:
                client.sendall(b" %d\\n" % i + b"x" * 5000 + b"\\nlast")
                client.shutdown(socket.SHUT_WR)
            right = 0
            for i, client in good:
                got = client.makefile("rb").read()
                right += got == b"GOT:line %d of %d\\nGOT:" % (i, i) + b"x" * 5000 + b"\\nGOT:last"
            print(right)
            """;

    private static final String TIME =
            """
            import re, socket, sys
            def ask(port, data):
                with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
                    s.settimeout(20)
                    s.sendto(data, ("127.0.0.1", int(port)))
                    return s.recvfrom(9000)[0]
            print(bool(re.fullmatch(rb"\\d\\d:\\d\\d(:\\d\\d)?", ask(sys.argv[1], b""))))
            print(ask(sys.argv[2], b"Hello"), ask(sys.argv[2], b""))
            """;

    private static final String FIB =
            """
            import socket, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.settimeout(60)
            server = ("127.0.0.1", int(sys.argv[1]))
            s.sendto(b"42", server)
            s.sendto(bytes(range(256)), server)
            print(s.recvfrom(9000)[0].decode())
            for n in range(10):
                s.sendto(b"%d\\n" % n, server)
                print(s.recvfrom(9000)[0].decode())
            print(s.recvfrom(9000)[0].decode())
            """;

    /** Reads lines until so many servers have said where they are. */
    private static List<Integer> ports(SampleProcess server, int count) throws IOException {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < count) {
            String line = server.line();
            assertThat(line).contains("/127.0.0.1:");
            ports.add(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
        }
        return ports;
    }

    private static void assertEnds(SampleProcess server) throws InterruptedException {
        server.terminate();
        assertThat(server.exitStatus()).isZero();
    }

    @Test
    void shouldServeHundredsOfClientsByTasksThoughSomeDieInALine() throws Exception {
        try (var server = SampleProcess.start("echo", "--cooperative", "--port", "0")) {
            int port = ports(server, 1).getFirst();
            assertThat(Python.run(MANY, port)).isEqualTo("200\n");
            assertEnds(server);
            assertThat(server.line()).isEqualTo("served 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--cooperative"})
    void shouldTellTheTimeAndEcho(String how) throws Exception {
        String[] line = ("udp-time --port 0 --metrics " + how).strip().split(" ");
        try (var server = SampleProcess.start(line)) {
            List<Integer> ports = ports(server, 2);
            assertThat(Python.run(TIME, ports.getFirst(), ports.getLast()))
                    .isEqualTo("True\nb'Hello' b''\n");
            assertEnds(server);
            assertThat(server.line()).isEmpty();
            assertThat(server.line()).as("the table of meters").startsWith("METER ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--cooperative"})
    void shouldAnswerWhatIsQuickWhileItComputesForLong(String how) throws Exception {
        try (var server = SampleProcess.start(("fib --port 0 " + how).strip().split(" "))) {
            int port = ports(server, 1).getFirst();
            assertThat(Python.run(FIB, port))
                    .isEqualTo(
                            """
                            error: ask for 0 to 45
                            1
                            1
                            2
                            3
                            5
                            8
                            13
                            21
                            34
                            55
                            433494437
                            """);
            assertEnds(server);
        }
    }
}
