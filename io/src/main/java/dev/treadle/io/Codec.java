package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Turns values into bytes and back, by a format that both sides know. Implementations are immutable
 * and safe to use from any thread.
 *
 * @param <T> the type of value
 */
public interface Codec<T> {

    /**
     * {@return the bytes of a value}
     *
     * @param value the value, never null
     */
    byte[] encode(T value);

    /**
     * {@return the value of bytes}
     *
     * @param bytes what {@link #encode} returned, or what a stranger sent
     * @throws RuntimeException if they are no value
     */
    T decode(byte[] bytes);

    /** {@return texts as UTF-8} */
    static Codec<String> text() {
        return new Codec<>() {
            @Override
            public byte[] encode(String value) {
                return value.getBytes(UTF_8);
            }

            @Override
            public String decode(byte[] bytes) {
                return new String(bytes, UTF_8);
            }
        };
    }
}
