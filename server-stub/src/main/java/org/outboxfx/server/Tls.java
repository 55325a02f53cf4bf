package org.outboxfx.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate and its key, from a key store in PKCS #12 or JKS form. */
final class Tls {

    private Tls() {}

    /** @throws IllegalArgumentException if the file cannot be read, has another password, or holds no key */
    static SSLContext context(Path keystore, char[] password) {
        try (InputStream in = Files.newInputStream(keystore)) {
            KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType()); // which reads the older form too
            keys.load(in, password);
            boolean anyKey = false;
            for (var aliases = keys.aliases(); aliases.hasMoreElements();) {
                anyKey |= keys.isKeyEntry(aliases.nextElement());
            }
            if (!anyKey) {
                throw new IllegalArgumentException(
                        "Key store " + keystore + ": expected a private key with its certificate, found none.");
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "Key store " + keystore + " cannot be used: expected a PKCS #12 or JKS file and its"
                            + " password in OUTBOXFX_TLS_PASSWORD or the file of --tls-password-file.",
                    e);
        }
    }
}
