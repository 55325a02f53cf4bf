package org.outboxfx.transport;

import java.io.IOException;
import java.io.Serial;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.outboxfx.network.Distrust;
import org.outboxfx.network.Distrust.Doubt;
import org.outboxfx.network.ServerCertificate;

/** Decides on the certificate of each new connection, before anything is sent over it, and remembers what it found. Thread-safe. */
final class CertificateCheck extends X509ExtendedTrustManager implements HostnameVerifier {

    private static final X509Certificate[] NONE = {};
    private static final int MAX_CAUSES = 16;

    /** A certificate was refused; the handshake ends with it. */
    private static final class DistrustedException extends CertificateException {
        @Serial
        private static final long serialVersionUID = 1;
        private final transient Distrust distrust;

        DistrustedException(Distrust distrust, @Nullable Throwable cause) {
            super(distrust.sentence(), cause);
            this.distrust = distrust;
        }
    }

    /** How the platform is asked about a chain. */
    private interface Question {
        void ask(X509ExtendedTrustManager platform) throws CertificateException;
    }

    private final Trust trust;
    private final InstantSource clock;
    private final HostnameVerifier names;
    private final AtomicReference<@Nullable X509ExtendedTrustManager> platform = new AtomicReference<>();
    /** What was last told, so that it is told once. */
    private final AtomicReference<@Nullable Distrust> told = new AtomicReference<>();
    /** The last certificate that is for another host; OkHttp has no room for it in its exception. */
    private volatile @Nullable Distrust otherName;

    /** @param names compares a certificate's names with a host */
    CertificateCheck(Trust trust, InstantSource clock, HostnameVerifier names) {
        this.trust = trust;
        this.clock = clock;
        this.names = names;
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has TLS; this one does not.", e);
        }
    }

    /** The server has answered over a connection that was trusted. */
    void answered() {
        conclude(null);
    }

    /** What was found if a request failed because of the certificate; null if it failed for another reason. */
    @Nullable
    Distrust failed(IOException failure) {
        Distrust found = failure instanceof SSLPeerUnverifiedException ? otherName : null;
        Throwable cause = failure;
        for (int i = 0; found == null && cause != null && i < MAX_CAUSES; i++) {
            found = cause instanceof DistrustedException refused ? refused.distrust : null;
            cause = cause.getCause();
        }
        if (found != null) {
            conclude(found);
        }
        return found;
    }

    private void conclude(@Nullable Distrust now) {
        Distrust before = told.getAndSet(now);
        if (before == null ? now != null : !before.equals(now)) {
            trust.told().accept(now);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, system -> system.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, system -> system.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, system -> system.checkServerTrusted(chain, type));
    }

    private void check(X509Certificate[] chain, Question question) throws CertificateException {
        if (chain.length > 0 && isAccepted(chain[0])) {
            return;
        }
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        CertificateException refusal = null;
        if (trust.fingerprint() != null) {
            doubts.add(Doubt.CHANGED);
        }
        try {
            question.ask(platform());
        } catch (CertificateException e) {
            refusal = e;
            doubts.addAll(doubts(chain[0], e));
        }
        if (!doubts.isEmpty()) {
            throw new DistrustedException(distrust(chain[0], doubts), refusal);
        }
    }

    private Set<Doubt> doubts(X509Certificate certificate, CertificateException refusal) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        Instant now = clock.instant();
        ServerCertificate shown = ServerCertificate.of(certificate);
        if (now.isAfter(shown.validUntil())) {
            doubts.add(Doubt.EXPIRED);
        }
        if (now.isBefore(shown.validFrom())) {
            doubts.add(Doubt.NOT_YET_VALID);
        }
        if (doubts.isEmpty() || !isAboutTime(refusal)) {
            doubts.add(Doubt.UNKNOWN_ISSUER);
        }
        return doubts;
    }

    private static boolean isAboutTime(Throwable refusal) {
        Throwable cause = refusal;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private Distrust distrust(X509Certificate found, Set<Doubt> doubts) {
        return new Distrust(ServerCertificate.of(found), trust.fingerprint(), doubts);
    }

    private boolean isAccepted(X509Certificate certificate) {
        String accepted = trust.fingerprint();
        return accepted != null
                && MessageDigest.isEqual(accepted.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        ServerCertificate.fingerprint(certificate).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** A certificate that a person has accepted by its fingerprint needs no name. */
    @Override
    public boolean verify(String host, SSLSession session) {
        if (trust.fingerprint() == null && names.verify(host, session)) {
            return true;
        }
        X509Certificate shown = first(session);
        if (shown == null || isAccepted(shown)) {
            return shown != null;
        }
        otherName = distrust(shown, Set.of(trust.fingerprint() == null ? Doubt.OTHER_NAME : Doubt.CHANGED));
        return false;
    }

    private static @Nullable X509Certificate first(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate ? certificate : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /** Read once, when it is first asked: it takes a while, and a certificate that was accepted does without. */
    private X509ExtendedTrustManager platform() {
        X509ExtendedTrustManager known = platform.get();
        if (known != null) {
            return known;
        }
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            X509ExtendedTrustManager read = Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance).map(X509ExtendedTrustManager.class::cast).findFirst()
                    .orElseThrow();
            platform.set(read);
            return read;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The platform's trusted authorities cannot be read.", e);
        }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return NONE;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("This is a client; nobody is a client of it.");
    }
}
