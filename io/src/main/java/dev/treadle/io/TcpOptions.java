package dev.treadle.io;

import static java.util.Objects.requireNonNull;

import dev.treadle.actor.Supervision;
import dev.treadle.mailbox.spi.Durations;

import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLContext;

/**
 * How a server or a client uses TCP. Immutable; each method returns a changed copy. What holds for
 * one side only says so.
 *
 * <p>A connection keeps at most so much of its peer in memory: twice the {@code buffer}, in frames,
 * and one frame more in each direction.
 */
public final class TcpOptions {

    private static final TcpOptions DEFAULTS =
            new TcpOptions(
                    new Limits(10_000, 1_024, 16, Supervision.stop()),
                    new Times(
                            Duration.ofMinutes(5),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(1)),
                    new Extras(true, true, Optional.empty(), Optional.empty()));

    private final Limits limits;
    private final Times times;
    private final Extras extras;

    private record Limits(int connections, int backlog, int buffer, Supervision supervision) {
        Limits {
            requireAtLeastOne("connections", connections);
            requireAtLeastOne("places in the backlog", backlog);
            requireAtLeastOne("frames in the buffer", buffer);
            requireNonNull(supervision, "supervision");
        }
    }

    private record Times(Duration read, Duration write, Duration handshake, Duration linger) {
        Times {
            requirePositive("read time-out", read);
            requirePositive("write time-out", write);
            requirePositive("handshake time-out", handshake);
            requirePositive("linger time", linger);
        }
    }

    private record Extras(
            boolean noDelay,
            boolean reuseAddress,
            Optional<Secret> secret,
            Optional<SSLContext> tls) {}

    private TcpOptions(Limits limits, Times times, Extras extras) {
        this.limits = limits;
        this.times = times;
        this.extras = extras;
    }

    /**
     * {@return 10,000 connections, 16 frames of buffer, 5 minutes to read a frame, 30 seconds to
     * write, 5 for a handshake, no delay, addresses reused, no secret and no TLS}
     */
    public static TcpOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return these with another limit} For a server: a client above it is told so and refused.
     * Those that have not shown the secret yet count too.
     *
     * @param most how many connections at once, at least 1
     */
    public TcpOptions maxConnections(int most) {
        return with(new Limits(most, limits.backlog, limits.buffer, limits.supervision));
    }

    /**
     * {@return these with another backlog} For a server: how many connections the operating system
     * holds until they are accepted.
     *
     * @param most how many, at least 1
     */
    public TcpOptions backlog(int most) {
        return with(new Limits(limits.connections, most, limits.buffer, limits.supervision));
    }

    /**
     * {@return these with other buffers} How many frames wait for the session, and how many to be
     * sent. Where they are full, reading stops, and who tells waits.
     *
     * @param frames how many in each direction, at least 1
     */
    public TcpOptions buffer(int frames) {
        return with(new Limits(limits.connections, limits.backlog, frames, limits.supervision));
    }

    /**
     * {@return these with another supervision of sessions} By default a session that throws is
     * stopped, and its connection ends.
     *
     * @param other what becomes of a session that throws
     */
    public TcpOptions supervision(Supervision other) {
        return with(new Limits(limits.connections, limits.backlog, limits.buffer, other));
    }

    /**
     * {@return these with another time to read} How long the peer may take from one frame to the
     * end of the next; the time while the session's mailbox is full does not count. So it limits
     * silence, and a peer that sends a byte now and then.
     *
     * @param longest more than zero
     */
    public TcpOptions readTimeout(Duration longest) {
        return with(new Times(longest, times.write, times.handshake, times.linger));
    }

    /**
     * {@return these with another time to write} How long the peer may take nothing while something
     * is to be sent.
     *
     * @param longest more than zero
     */
    public TcpOptions writeTimeout(Duration longest) {
        return with(new Times(times.read, longest, times.handshake, times.linger));
    }

    /**
     * {@return these with another time for connecting, TLS and the handshake} together.
     *
     * @param longest more than zero
     */
    public TcpOptions handshakeTimeout(Duration longest) {
        return with(new Times(times.read, times.write, longest, times.linger));
    }

    /**
     * {@return these with another linger time} How long, when all has been sent, the peer may take
     * to end its side too.
     *
     * @param longest more than zero
     */
    public TcpOptions linger(Duration longest) {
        return with(new Times(times.read, times.write, times.handshake, longest));
    }

    /**
     * {@return these with Nagle's algorithm on or off} Off by default: frames are gathered by the
     * connection itself, as long as there is more to send.
     *
     * @param on whether what was written is sent at once
     */
    public TcpOptions noDelay(boolean on) {
        return with(new Extras(on, extras.reuseAddress, extras.secret, extras.tls));
    }

    /**
     * {@return these with addresses reused or not} For a server: whether it can start while
     * connections of one before it have not timed out.
     *
     * @param on whether addresses are reused
     */
    public TcpOptions reuseAddress(boolean on) {
        return with(new Extras(extras.noDelay, on, extras.secret, extras.tls));
    }

    /**
     * {@return these with a handshake} Both sides show each other that they know the secret, before
     * any frame. It keeps strangers out; it hides nothing of what is sent later, nor does it keep
     * others from changing it. TLS does.
     *
     * @param shared what both sides know
     */
    public TcpOptions secret(Secret shared) {
        requireNonNull(shared, "shared");
        return with(
                new Extras(extras.noDelay, extras.reuseAddress, Optional.of(shared), extras.tls));
    }

    /**
     * {@return these with TLS} A client checks that the certificate is that of the host.
     *
     * @param context the certificates of this side, and whom it trusts
     */
    public TcpOptions tls(SSLContext context) {
        requireNonNull(context, "context");
        return with(
                new Extras(
                        extras.noDelay, extras.reuseAddress, extras.secret, Optional.of(context)));
    }

    int maxConnections() {
        return limits.connections;
    }

    int backlog() {
        return limits.backlog;
    }

    int buffer() {
        return limits.buffer;
    }

    Supervision supervision() {
        return limits.supervision;
    }

    Duration readTimeout() {
        return times.read;
    }

    Duration writeTimeout() {
        return times.write;
    }

    Duration handshakeTimeout() {
        return times.handshake;
    }

    Duration linger() {
        return times.linger;
    }

    boolean noDelay() {
        return extras.noDelay;
    }

    boolean reuseAddress() {
        return extras.reuseAddress;
    }

    Optional<Secret> secret() {
        return extras.secret;
    }

    Optional<SSLContext> tls() {
        return extras.tls;
    }

    private TcpOptions with(Limits other) {
        return new TcpOptions(other, times, extras);
    }

    private TcpOptions with(Times other) {
        return new TcpOptions(limits, other, extras);
    }

    private TcpOptions with(Extras other) {
        return new TcpOptions(limits, times, other);
    }

    private static void requireAtLeastOne(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "There cannot be %d %s: let there be at least 1".formatted(number, what));
        }
    }

    private static void requirePositive(String what, Duration time) {
        if (!requireNonNull(time, what).isPositive()) {
            throw new IllegalArgumentException(
                    "The %s cannot be %s: let it be more than zero"
                            .formatted(what, Durations.text(time)));
        }
    }
}
