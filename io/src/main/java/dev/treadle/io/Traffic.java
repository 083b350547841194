package dev.treadle.io;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the bytes of many connections: their frames and handshakes, as they are before TLS. Safe
 * to use from any thread.
 */
final class Traffic {

    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();

    long received() {
        return received.sum();
    }

    long sent() {
        return sent.sum();
    }

    InputStream counting(InputStream in) {
        return new FilterInputStream(in) {

            @Override
            public int read() throws IOException {
                int next = super.read();
                received.add(next < 0 ? 0 : 1);
                return next;
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                int count = super.read(bytes, from, most);
                received.add(Math.max(count, 0));
                return count;
            }
        };
    }

    OutputStream counting(OutputStream out) {
        return new FilterOutputStream(out) {

            @Override
            public void write(int next) throws IOException {
                out.write(next);
                sent.increment();
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count); // not byte by byte, as the superclass would
                sent.add(count);
            }
        };
    }
}
