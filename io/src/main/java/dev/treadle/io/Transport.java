package dev.treadle.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A connected socket, and TLS over it where that was asked for. Blocking: who reads or writes is a
 * virtual thread of its own. {@link #abort} ends every read and write, from whatever thread.
 */
final class Transport {

    private static final System.Logger LOG = System.getLogger(Transport.class.getName());

    /** What is closed to end everything at once; closing TLS would wait for a write to end. */
    private final Socket plain;

    private final Traffic traffic;

    private final InetSocketAddress remote;
    private final InetSocketAddress local;
    private volatile Socket socket;

    Transport(Socket connected, Traffic traffic) {
        plain = connected;
        this.traffic = traffic;
        socket = connected;
        remote = (InetSocketAddress) connected.getRemoteSocketAddress();
        local = (InetSocketAddress) connected.getLocalSocketAddress();
    }

    void startTlsAsServer(SSLContext context) throws IOException {
        var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
        tls.setUseClientMode(false);
        start(tls);
    }

    /** The certificate has to be that of the host. */
    void startTlsAsClient(SSLContext context, InetSocketAddress host) throws IOException {
        var tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, host.getHostString(), host.getPort(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        start(tls);
    }

    private void start(SSLSocket tls) throws IOException {
        tls.startHandshake();
        socket = tls;
    }

    InputStream in() throws IOException {
        return traffic.counting(socket.getInputStream());
    }

    OutputStream out() throws IOException {
        return traffic.counting(socket.getOutputStream());
    }

    InetSocketAddress remote() {
        return remote;
    }

    InetSocketAddress local() {
        return local;
    }

    /** Lets the peer see that nothing more will come. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes the socket; who reads or writes gets an exception. Later calls change nothing. */
    void abort() {
        try {
            plain.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "The socket to %s did not close".formatted(remote), e);
        }
    }
}
