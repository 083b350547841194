package dev.treadle.samples.cooperative;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A client that asks by a datagram and waits for the answer. */
final class Datagrams {

    private static final int LONGEST_MILLIS = 60_000;
    private static final int LONGEST = 1_000;

    private Datagrams() {}

    static String ask(InetSocketAddress server, String request) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(LONGEST_MILLIS);
            byte[] bytes = request.getBytes(UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, server));
            var answer = new DatagramPacket(new byte[LONGEST], LONGEST);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), UTF_8);
        }
    }
}
