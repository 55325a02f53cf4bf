package org.outboxfx.server;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate and key of a file, read again for the next handshake after the file has changed. Connections that are open
 * stay as they are. A file that cannot be read changes nothing: what was read before goes on to be used. Thread-safe.
 */
final class RenewedKeys extends X509ExtendedKeyManager {

    private static final Logger LOG = LoggerFactory.getLogger(RenewedKeys.class);
    private static final String SEPARATOR = ":";

    /** What tells that a file is another than before. */
    private record Stamp(FileTime modified, long bytes) {

        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    /** What was read at one time; a handshake that has begun with it ends with it. */
    private record Generation(long number, Stamp stamp, X509ExtendedKeyManager keys) {}

    private final Path file;
    private final char[] password;
    private volatile Generation now;
    private volatile @Nullable Generation before;
    private volatile Stamp tried;

    /** @throws IllegalArgumentException if the file cannot be read, has another password, or holds no key */
    RenewedKeys(Path file, char[] password) {
        this.file = file;
        this.password = password.clone();
        try {
            tried = Stamp.of(file);
        } catch (IOException e) {
            throw Tls.unusable(file, e);
        }
        now = new Generation(1, tried, Tls.keys(file, password));
    }

    private Generation current() {
        try {
            if (!Stamp.of(file).equals(tried)) {
                renew();
            }
        } catch (IOException e) {
            LOG.debug("The key store {} is not there; going on with what was read from it before.", file);
        }
        return now;
    }

    private synchronized void renew() throws IOException {
        Stamp stamp = Stamp.of(file);
        if (stamp.equals(tried)) {
            return;
        }
        tried = stamp;
        try {
            Generation next = new Generation(now.number() + 1, stamp, Tls.keys(file, password));
            before = now;
            now = next;
            LOG.info("The key store {} has changed and was read again. {}", file,
                    Tls.shown(next.keys()).map(Tls.Shown::toString).orElse(""));
        } catch (IllegalArgumentException e) {
            LOG.warn("The key store {} has changed and cannot be read; going on with what was read before. {}", file,
                    e.getMessage());
        }
    }

    /** What is used now, for whoever runs the server. */
    Optional<Tls.Shown> shown() {
        return Tls.shown(now.keys());
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers, SSLEngine engine) {
        Generation generation = current();
        return named(generation, generation.keys().chooseEngineServerAlias(type, issuers, engine));
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
        Generation generation = current();
        return named(generation, generation.keys().chooseServerAlias(type, issuers, socket));
    }

    private static @Nullable String named(Generation generation, @Nullable String alias) {
        return alias == null ? null : generation.number() + SEPARATOR + alias;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String name) {
        Generation generation = generation(name);
        return generation == null ? null : generation.keys().getCertificateChain(alias(name));
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String name) {
        Generation generation = generation(name);
        return generation == null ? null : generation.keys().getPrivateKey(alias(name));
    }

    private @Nullable Generation generation(String name) {
        Generation latest = now;
        Generation older = before;
        if (name.startsWith(latest.number() + SEPARATOR)) {
            return latest;
        }
        return older != null && name.startsWith(older.number() + SEPARATOR) ? older : null;
    }

    private static String alias(String name) {
        return name.substring(name.indexOf(SEPARATOR) + 1);
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return now.keys().getServerAliases(type, issuers);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
