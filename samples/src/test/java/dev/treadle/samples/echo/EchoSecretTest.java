package dev.treadle.samples.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treadle.samples.Python;
import dev.treadle.samples.SampleProcess;

import org.junit.jupiter.api.Test;

/** The handshake as anybody can write it, from its three lines of description. */
class EchoSecretTest {

    private static final String HANDSHAKE =
            """
            import hmac, os, socket, sys

            def connect():
                return socket.create_connection(("127.0.0.1", int(sys.argv[1])), 20)

            def sign(secret, who, s, c):
                return hmac.new(secret, who + s + c, "sha256").digest()

            def receive(sock, n=None):
                got = b""
                while n is None or len(got) < n:
                    try:
                        part = sock.recv(4096 if n is None else n - len(got))
                    except ConnectionResetError:
                        return got
                    if not part:
                        return got
                    got += part
                return got

            def answer(sock, secret, c):
                challenge = receive(sock, 33)
                assert challenge[0] == 1, challenge
                return challenge[1:], c + sign(secret, b"client", challenge[1:], c)

            def say(secret, word):
                with connect() as sock:
                    c = os.urandom(32)
                    s, reply = answer(sock, secret, c)
                    sock.sendall(reply)
                    proof = receive(sock, 32)
                    if not proof:
                        return "refused"
                    assert hmac.compare_digest(proof, sign(secret, b"server", s, c))
                    sock.sendall(word)
                    sock.shutdown(socket.SHUT_WR)
                    return receive(sock).decode()

            """;

    private static final String ATTACKS =
            """
            with connect() as sock:
                s, recorded = answer(sock, b"peekaboo", bytes(32))
                sock.sendall(recorded)
                print("shown:", len(receive(sock, 32)))
            with connect() as sock:
                again = receive(sock, 33)[1:]
                sock.sendall(recorded)
                print("replayed:", len(receive(sock)), again != s)
            with connect() as sock:
                receive(sock, 33)
                sock.sendall(recorded[:40])
                sock.shutdown(socket.SHUT_WR)
                print("cut short:", len(receive(sock)))
            with connect() as sock:
                receive(sock, 33)
                sock.sendall(b"GET / HTTP/1.1" + bytes(100000))
                print("nonsense:", len(receive(sock)))
            with connect() as slow:
                print("too slow:", len(receive(slow)) - 33)
            """;

    @Test
    void shouldLetInWhoeverShowsThatTheyKnowTheSecret() throws Exception {
        try (var server = SampleProcess.start("echo", "--port", "0", "--secret", "peekaboo")) {
            int port = server.address().getPort();
            String friends =
                    HANDSHAKE
                            + """
                            print(say(b"peekaboo", b"hello"))
                            print(say(b"boo", b"hello"))
                            """;
            assertThat(Python.run(friends, port)).isEqualTo("hello\nrefused\n");
            assertThat(Python.run(HANDSHAKE + ATTACKS, port))
                    .isEqualTo(
                            """
                            shown: 32
                            replayed: 0 True
                            cut short: 0
                            nonsense: 0
                            too slow: 0
                            """);
            assertThat(Python.run(friends, port)).isEqualTo("hello\nrefused\n");
            server.terminate();
            assertThat(server.exitStatus()).isZero();
        }
    }
}
