package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.util.Arrays;

/**
 * A UDP packet. Immutable; two are equal that have the same peer and bytes.
 *
 * @param peer who sent it, or whom it is for
 * @param data what is in it, at most {@value #LONGEST} bytes; copied
 */
@SuppressWarnings("ArrayRecordComponent") // copied, and compared by what is in it
public record Datagram(InetSocketAddress peer, byte[] data) {

    /** How many bytes a datagram can carry. */
    public static final int LONGEST = 65_507;

    /** Copies the bytes. */
    public Datagram {
        requireNonNull(peer, "peer");
        if (data.length > LONGEST) {
            throw new IllegalArgumentException(
                    "A datagram has at most %d bytes, not %d".formatted(LONGEST, data.length));
        }
        data = data.clone();
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    /**
     * {@return a datagram back to who sent this one}
     *
     * @param answer what is in it
     */
    public Datagram reply(byte[] answer) {
        return new Datagram(peer, answer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Datagram(var otherPeer, var otherData)
                && peer.equals(otherPeer)
                && Arrays.equals(data, otherData);
    }

    @Override
    public int hashCode() {
        return 31 * peer.hashCode() + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "%d bytes of %s".formatted(data.length, peer);
    }
}
