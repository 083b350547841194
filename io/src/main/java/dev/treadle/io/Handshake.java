package dev.treadle.io;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Both sides show each other that they know the secret, and neither shows the secret: a
 * challenge-response with HMAC-SHA-256 (RFC 2104).
 *
 * <pre>
 * server: 1, 32 random bytes S
 * client: 32 random bytes C, HMAC("client" S C)
 * server: HMAC("server" S C), or it closes the connection without a word
 * </pre>
 *
 * <p>Random bytes of both sides are in both digests, so none can be replayed; the two words make
 * sure that none can be reflected. The server shows its digest only to who has shown the right one.
 * The first byte is the version; a server that is full sends 0 and a text instead.
 */
final class Handshake {

    private static final int LENGTH = 32;
    private static final int VERSION = 1;
    private static final int REFUSAL = 0;
    private static final int LONGEST_REFUSAL = 1_000;
    private static final byte[] CLIENT = "client".getBytes(US_ASCII);
    private static final byte[] SERVER = "server".getBytes(US_ASCII);

    /** Nobody may know what comes next: so not the system's random numbers, which have a seed. */
    private static final SecureRandom RANDOM = new SecureRandom();

    private Handshake() {}

    /** Returns when the client has shown that it knows the secret. */
    static void asServer(Input in, OutputStream out, Secret secret) throws IOException {
        byte[] ours = random();
        out.write(with(VERSION, ours));
        out.flush();
        byte[] theirs = in.readBytes(LENGTH);
        check(in.readBytes(LENGTH), secret.sign(CLIENT, ours, theirs));
        out.write(secret.sign(SERVER, ours, theirs));
        out.flush();
    }

    /** Returns when the server has shown that it knows the secret. */
    static void asClient(Input in, OutputStream out, Secret secret) throws IOException {
        int version = in.readBytes(1)[0];
        if (version == REFUSAL) {
            throw new HandshakeException(in.readText(LONGEST_REFUSAL));
        } else if (version != VERSION) {
            throw new HandshakeException("what it sends is no handshake");
        }
        byte[] theirs = in.readBytes(LENGTH);
        byte[] ours = random();
        out.write(ours);
        out.write(secret.sign(CLIENT, theirs, ours));
        out.flush();
        check(in.readBytes(LENGTH), secret.sign(SERVER, theirs, ours));
    }

    /** {@return what a server sends instead that takes no more connections} */
    static byte[] refusal(byte[] text) {
        return with(REFUSAL, text);
    }

    private static void check(byte[] shown, byte[] right) throws HandshakeException {
        if (!MessageDigest.isEqual(shown, right)) {
            throw new HandshakeException("it does not know the secret");
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] with(int first, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = (byte) first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
