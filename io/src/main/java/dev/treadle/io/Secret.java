package dev.treadle.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What both sides of a connection know and nobody else does. Immutable; its text shows nothing of
 * it.
 */
public final class Secret {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private Secret(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException(
                    "A secret has at least 1 byte, better 32 random ones");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * {@return a secret of bytes}
     *
     * @param key at least one, better 32 random ones; copied
     */
    public static Secret of(byte[] key) {
        return new Secret(requireNonNull(key, "key"));
    }

    /**
     * {@return a secret of the UTF-8 bytes of a text}
     *
     * @param text not empty; the longer and the less guessable the better
     */
    public static Secret of(String text) {
        return new Secret(requireNonNull(text, "text").getBytes(UTF_8));
    }

    /** {@return the HMAC-SHA-256 of several parts, one behind the other} */
    byte[] sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Each JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
