package org.outboxfx.server.together;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.outboxfx.network.ServerCertificate;

/** Certificates of every kind, and an authority that this Java machine trusts as long as this is open. */
public final class Certificates implements AutoCloseable {

    public static final String PASSWORD = "correct horse";
    private static final String STORE = "javax.net.ssl.trustStore";
    private static final String STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    private final HeldCertificate authority = new HeldCertificate.Builder().commonName("Authority of a test")
            .certificateAuthority(0).build();

    Certificates(Path folder) {
        Path store = folder.resolve("authorities.p12");
        write(store, keys -> keys.setCertificateEntry("authority", authority.certificate()));
        System.setProperty(STORE, store.toString());
        System.setProperty(STORE_PASSWORD, PASSWORD);
    }

    /** Issued by the authority that is trusted. */
    HeldCertificate issued(String name) {
        return named(name).signedBy(authority).build();
    }

    /** Issued by it, and over since yesterday. */
    HeldCertificate expired(String name) {
        Instant now = Instant.now();
        return named(name).signedBy(authority).validityInterval(now.minus(Duration.ofDays(90)).toEpochMilli(),
                now.minus(Duration.ofDays(1)).toEpochMilli()).build();
    }

    /** Nobody vouches for it. */
    public static HeldCertificate selfSigned(String name) {
        return named(name).build();
    }

    private static HeldCertificate.Builder named(String name) {
        return new HeldCertificate.Builder().commonName(name).addSubjectAlternativeName(name);
    }

    public static String fingerprint(HeldCertificate held) {
        return ServerCertificate.fingerprint(held.certificate());
    }

    SSLContext context(HeldCertificate held) {
        X509Certificate own = held.certificate();
        X509Certificate[] above = own.getIssuerX500Principal().equals(own.getSubjectX500Principal())
                ? new X509Certificate[0]
                : new X509Certificate[]{authority.certificate()};
        return new HandshakeCertificates.Builder().heldCertificate(held, above).build().sslContext();
    }

    /** A key store as a server reads it. */
    public static void keystore(Path file, HeldCertificate held) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        write(unfinished, keys -> keys.setKeyEntry("server", held.keyPair().getPrivate(), PASSWORD.toCharArray(),
                new Certificate[]{held.certificate()}));
        try {
            Files.move(unfinished, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Entry {
        void into(KeyStore keys) throws GeneralSecurityException;
    }

    private static void write(Path file, Entry entry) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            entry.into(keys);
            keys.store(out, PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        System.clearProperty(STORE);
        System.clearProperty(STORE_PASSWORD);
    }
}
