package org.outboxfx;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.outboxfx.clock.SystemTimekeeper;
import org.outboxfx.clock.Timekeeper;
import org.outboxfx.network.Interfaces;
import org.outboxfx.network.ServerCertificate;
import org.outboxfx.storage.Passphrase;
import org.outboxfx.storage.StorageException;
import org.outboxfx.storage.WrongPassphraseException;
import org.outboxfx.transport.Transport;

/** What an {@link OutboxClient} is made of. Used by one thread at a time. */
public final class ClientBuilder {
    private static final Duration DEFAULT_EVIDENCE_AGE = Duration.ofDays(400);

    private final Path folder;
    private URI server = URI.create("http://127.0.0.1:8484/");
    private Supplier<@Nullable String> token = () -> null;
    private @Nullable String certificate;
    private @Nullable Passphrase passphrase;
    private String application = "unnamed program";
    private Duration keepEvidence = DEFAULT_EVIDENCE_AGE;
    private @Nullable Timekeeper time;
    private @Nullable Interfaces interfaces;
    private UnaryOperator<Transport> way = transport -> transport;
    private RandomGenerator random = new SecureRandom();

    ClientBuilder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param address the server's root; plain {@code http} only to this machine itself
     * @param bearerToken asked for each request and never stored
     */
    public ClientBuilder server(URI address, Supplier<@Nullable String> bearerToken) {
        this.server = address;
        this.token = bearerToken;
        return this;
    }

    /**
     * Takes one certificate from the server, which a person has accepted by its fingerprint, and no other. Without this the
     * platform decides. What is refused is told as {@link Health#distrust}.
     *
     * @param fingerprint SHA-256, hexadecimal, with or without colons and spaces; null for the platform to decide
     * @throws IllegalArgumentException if it is no such fingerprint
     */
    public ClientBuilder certificate(@Nullable String fingerprint) {
        this.certificate = fingerprint == null ? null : ServerCertificate.fingerprint(fingerprint);
        return this;
    }

    /**
     * Opens a database that is encrypted. One that is made now is encrypted with it too; see {@link Protection}.
     *
     * @param typed is copied; null for none
     */
    public ClientBuilder passphrase(char @Nullable [] typed) {
        this.passphrase = typed == null ? null : Passphrase.of(typed);
        return this;
    }

    /** Name and version of the program, for the evidence. */
    public ClientBuilder application(String nameAndVersion) {
        this.application = nameAndVersion;
        return this;
    }

    /** How long evidence is kept, 400 days unless told otherwise; what is older goes, and the rest can still be verified. */
    public ClientBuilder keepEvidence(Duration age) {
        this.keepEvidence = age;
        return this;
    }

    /** Another clock than the system's, for tests and demonstrations. */
    public ClientBuilder timekeeper(Timekeeper timekeeper) {
        this.time = timekeeper;
        return this;
    }

    /** Another view of the network interfaces than the system's: a switch by which a demonstration unplugs the device. */
    public ClientBuilder interfaces(Interfaces view) {
        this.interfaces = view;
        return this;
    }

    /**
     * Another way to the server than HTTP alone: a network that a test or a demonstration can disturb.
     *
     * @param around is given the transport to the server, and makes the one to be used
     */
    public ClientBuilder transport(UnaryOperator<Transport> around) {
        this.way = around;
        return this;
    }

    /** Another source of chance than the system's: what spreads delays and names this device. For tests; thread-safe. */
    public ClientBuilder random(RandomGenerator random) {
        this.random = random;
        return this;
    }

    /**
     * Opens the database and everything around it; nothing is sent before {@link OutboxClient#start}. Blocks.
     *
     * @throws WrongPassphraseException if the database is encrypted, and under another passphrase than was given
     * @throws StorageException if the database is in use by another process, of a newer version, or cannot be read
     * @throws IllegalArgumentException if the server's address is none, or is plain HTTP to another machine
     */
    public OutboxClient open() {
        var setup = new ClientSetup(folder, passphrase, new ClientSetup.Server(server, token, certificate, way), application,
                keepEvidence, interfaces, random);
        if (time != null) {
            return new OutboxClient(ClientParts.open(setup, time), () -> {});
        }
        var system = new SystemTimekeeper();
        return new OutboxClient(ClientParts.open(setup, system), system::close);
    }
}
