package dev.treadle.samples.echo;

import dev.treadle.samples.BadInputException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the certificate of a key store, which both sides trust. */
final class Tls {

    private Tls() {}

    static SSLContext of(Path keystore, char[] password) {
        if (!Files.isReadable(keystore)) {
            throw new BadInputException("--tls takes a key store, not '%s'.".formatted(keystore));
        }
        try {
            KeyStore keys = KeyStore.getInstance(keystore.toFile(), password);
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, password);
            var trusted =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keys);
            var context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new BadInputException(
                    "--tls cannot read '%s': %s".formatted(keystore, e.getMessage()), e);
        }
    }
}
