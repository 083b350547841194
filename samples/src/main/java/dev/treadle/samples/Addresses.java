package dev.treadle.samples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.NetworkChannel;

/** Addresses as they are written on a command line. */
public final class Addresses {

    private Addresses() {}

    /**
     * {@return a port of this machine that no other machine can reach}
     *
     * @param port 0 for a free one, at most 65,535
     */
    public static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /**
     * {@return a channel at a port of this machine that no other machine can reach}
     *
     * @param channel what is to be bound; closed if that cannot be
     * @param port 0 for a free one
     * @param <C> the type of the channel
     */
    public static <C extends NetworkChannel> C bound(C channel, int port) throws IOException {
        try {
            channel.bind(local(port));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw new BadInputException(
                    "The port %d cannot be had: %s.".formatted(port, e.getMessage()), e);
        }
    }

    /**
     * {@return the address that a text names}
     *
     * @param option as it is written on the command line
     * @param text a host, a colon, a port
     */
    public static InetSocketAddress parse(String option, String text) {
        int colon = text.lastIndexOf(':');
        try {
            if (colon < 1) {
                throw new NumberFormatException();
            }
            int port = Integer.parseInt(text.substring(colon + 1));
            return new InetSocketAddress(text.substring(0, colon), port);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("%s takes HOST:PORT, not '%s'.".formatted(option, text), e);
        }
    }

    /** {@return an address as {@link #parse} reads it} */
    public static String text(InetSocketAddress address) {
        return "%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }
}
