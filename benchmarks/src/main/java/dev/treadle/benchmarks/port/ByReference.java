package dev.treadle.benchmarks.port;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/** Hands a message over as the object that it is, as Vert.x allows within a JVM. */
final class ByReference implements MessageCodec<Object, Object> {

    static final String NAME = "by-reference";

    @Override
    public Object transform(Object message) {
        return message;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }

    @Override
    public void encodeToWire(Buffer buffer, Object message) {
        throw new UnsupportedOperationException("Messages do not leave the JVM");
    }

    @Override
    public Object decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("Messages do not leave the JVM");
    }
}
