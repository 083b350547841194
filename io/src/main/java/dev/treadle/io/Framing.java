package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * How a stream of bytes is cut into frames: what one message of a session is, and what one tell to
 * a connection sends. Immutable, and safe to use from any thread.
 *
 * <p>A peer that sends what is no frame, one that is too long among it, is disconnected: {@link
 * ConnectionEnd#MALFORMED}.
 *
 * @param <I> the type of what is received
 * @param <O> the type of what is sent
 */
public final class Framing<I, O> {

    /** The longest frame, in bytes, where none was chosen. */
    public static final int DEFAULT_LONGEST = 65_536;

    private static final int CHUNK = 8_192;

    private final Reader<I> reader;
    private final Function<? super O, byte[]> writer;
    private final Function<String, byte[]> refusal;

    /** Takes the next frame from the input; null at its end. */
    private interface Reader<I> {
        @Nullable I read(Input in) throws IOException;
    }

    private Framing(
            Reader<I> reader,
            Function<? super O, byte[]> writer,
            Function<String, byte[]> refusal) {
        this.reader = reader;
        this.writer = writer;
        this.refusal = refusal;
    }

    /** {@return lines of text, of at most {@value #DEFAULT_LONGEST} bytes} */
    public static Framing<String, String> lines() {
        return lines(DEFAULT_LONGEST);
    }

    /**
     * {@return lines of text in UTF-8} A line ends with a line feed, a carriage return before it is
     * dropped, and at the end of the stream also without. Lines are sent with a line feed.
     *
     * @param longest how many bytes a line has at most, at least 1
     */
    public static Framing<String, String> lines(int longest) {
        requireSize(longest);
        return new Framing<>(
                in -> in.atEnd() ? null : text(in.readLine(longest)),
                line -> lineOf(line, longest),
                reason -> ("ERROR " + reason + "\n").getBytes(UTF_8));
    }

    /** {@return frames with their length before them, at most {@value #DEFAULT_LONGEST} bytes} */
    public static Framing<byte[], byte[]> lengthPrefixed() {
        return lengthPrefixed(DEFAULT_LONGEST);
    }

    /**
     * {@return frames of bytes, each with its length before it, in four bytes, the highest first}
     *
     * @param longest how many bytes a frame has at most, its length not counted, at least 1
     */
    public static Framing<byte[], byte[]> lengthPrefixed(int longest) {
        requireSize(longest);
        return new Framing<>(
                in -> in.atEnd() ? null : in.readBytes(lengthOf(in.readBytes(4), longest)),
                frame -> withLength(frame, longest),
                reason -> withLength(reason.getBytes(UTF_8), longest));
    }

    /** {@return bytes as they come, in chunks of at most 8,192; what is sent may be longer} */
    public static Framing<byte[], byte[]> bytes() {
        return new Framing<>(
                in -> in.atEnd() ? null : in.readSome(CHUNK),
                byte[]::clone,
                reason -> ("ERROR " + reason + "\n").getBytes(UTF_8));
    }

    /**
     * {@return the same frames, received as messages of another type}
     *
     * @param decode makes a message of a frame; what it throws makes the frame a malformed one
     * @param <T> the type of what is received
     */
    public <T> Framing<T, O> reading(Function<? super I, ? extends T> decode) {
        requireNonNull(decode, "decode");
        return new Framing<>(
                in -> {
                    I frame = reader.read(in);
                    return frame == null ? null : decoded(frame, decode);
                },
                writer,
                refusal);
    }

    /**
     * {@return the same frames, sent as messages of another type}
     *
     * @param encode makes a frame of a message; what it throws reaches who tells it
     * @param <T> the type of what is sent
     */
    public <T> Framing<I, T> writing(Function<? super T, ? extends O> encode) {
        requireNonNull(encode, "encode");
        return new Framing<>(reader, message -> writer.apply(encode.apply(message)), refusal);
    }

    @Nullable I read(Input in) throws IOException {
        return reader.read(in);
    }

    byte[] bytesOf(O frame) {
        return writer.apply(requireNonNull(frame, "frame"));
    }

    /** {@return what is sent to a peer that is refused} */
    byte[] refusal(String reason) {
        return refusal.apply(reason);
    }

    private static <I, T> T decoded(I frame, Function<? super I, ? extends T> decode)
            throws MalformedFrameException {
        try {
            return requireNonNull(decode.apply(frame), "decode");
        } catch (RuntimeException e) {
            throw new MalformedFrameException("a frame that cannot be decoded", e);
        }
    }

    private static void requireSize(int longest) {
        if (longest < 1) {
            throw new IllegalArgumentException(
                    "A frame cannot have %d bytes at most: let it have at least 1"
                            .formatted(longest));
        }
    }

    private static String text(byte[] line) throws MalformedFrameException {
        int length = line.length;
        boolean carriageReturn = length > 0 && line[length - 1] == '\r';
        var bytes = ByteBuffer.wrap(line, 0, carriageReturn ? length - 1 : length);
        try {
            return UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedFrameException("a line that is not UTF-8", e);
        }
    }

    private static byte[] lineOf(String line, int longest) {
        if (line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A line has no line feed in it; send two lines");
        }
        byte[] text = line.getBytes(UTF_8);
        requireShort(text, longest);
        byte[] bytes = Arrays.copyOf(text, text.length + 1);
        bytes[text.length] = '\n';
        return bytes;
    }

    private static int lengthOf(byte[] prefix, int longest) throws MalformedFrameException {
        int length = ByteBuffer.wrap(prefix).getInt();
        if (length < 0 || length > longest) {
            throw new MalformedFrameException(
                    "a frame of %d bytes, at most %d are allowed"
                            .formatted(Integer.toUnsignedLong(length), longest));
        }
        return length;
    }

    private static byte[] withLength(byte[] frame, int longest) {
        requireShort(frame, longest);
        return ByteBuffer.allocate(4 + frame.length).putInt(frame.length).put(frame).array();
    }

    private static void requireShort(byte[] frame, int longest) {
        if (frame.length > longest) {
            throw new IllegalArgumentException(
                    "A frame of %d bytes is too long, at most %d are allowed"
                            .formatted(frame.length, longest));
        }
    }
}
