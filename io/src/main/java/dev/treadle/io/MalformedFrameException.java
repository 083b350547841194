package dev.treadle.io;

import java.io.IOException;

/** What the peer sent is no frame. */
final class MalformedFrameException extends IOException {

    private static final long serialVersionUID = 1;

    MalformedFrameException(String sentence) {
        super(sentence);
    }

    MalformedFrameException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
