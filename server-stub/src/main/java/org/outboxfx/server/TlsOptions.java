package org.outboxfx.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the server is reached from other machines. */
final class TlsOptions {

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "the name or address to listen at; another than ${DEFAULT-VALUE} needs --tls-keystore")
    private String host = "127.0.0.1";

    @Option(names = "--tls-keystore", description = "a PKCS #12 or JKS file with the certificate and its key; the server then answers HTTPS only")
    private @Nullable Path keystore;

    @Option(names = "--tls-password-file", description = "a file with the key store's password (or set OUTBOXFX_TLS_PASSWORD)")
    private @Nullable Path passwordFile;

    /** @return what clients will be shown; empty without a certificate */
    Optional<Tls.Shown> apply(SyncServer.Builder server) {
        server.host(host);
        Path file = keystore;
        if (file == null) {
            return Optional.empty();
        }
        String password = Secret.read("OUTBOXFX_TLS_PASSWORD", passwordFile);
        var keys = new RenewedKeys(file, password == null ? new char[0] : password.toCharArray());
        server.tls(Tls.context(keys));
        return keys.shown();
    }
}
