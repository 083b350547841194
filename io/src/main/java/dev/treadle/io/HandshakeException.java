package dev.treadle.io;

import java.io.IOException;

/** The peer has not shown that it knows the secret. */
final class HandshakeException extends IOException {

    private static final long serialVersionUID = 1;

    HandshakeException(String reason) {
        super(reason);
    }
}
