package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * The main class of a child JVM: reads arguments from the standard input and writes results to the
 * standard output, each a frame, until the input ends. What jobs print goes to the standard error.
 *
 * <p>A result has one byte more, before it: {@link #DONE}, or {@link #FAILED} and then a text.
 */
final class JvmHost {

    static final byte DONE = 0;
    static final byte FAILED = 1;

    /** Arguments and results are as large as they are: both sides belong together. */
    static final Framing<byte[], byte[]> FRAMING = Framing.lengthPrefixed(Integer.MAX_VALUE - 16);

    private JvmHost() {}

    /**
     * Runs jobs of a class.
     *
     * @param args the name of the class
     */
    public static void main(String... args) throws Exception {
        InputStream in = System.in;
        OutputStream out = System.out;
        System.setOut(System.err);
        var job = (JvmJob<?, ?>) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        serve(job, new Input(in), out);
    }

    private static <A, R> void serve(JvmJob<A, R> job, Input in, OutputStream out)
            throws IOException {
        for (byte[] frame = FRAMING.read(in); frame != null; frame = FRAMING.read(in)) {
            out.write(FRAMING.bytesOf(answer(job, frame)));
            out.flush();
        }
    }

    private static <A, R> byte[] answer(JvmJob<A, R> job, byte[] argument) {
        try {
            R result = job.run(job.arguments().decode(argument));
            return with(DONE, job.results().encode(requireNonNull(result, "result")));
        } catch (Exception e) {
            var trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            return with(FAILED, trace.toString().getBytes(UTF_8));
        }
    }

    private static byte[] with(byte first, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
