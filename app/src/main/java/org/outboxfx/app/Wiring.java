package org.outboxfx.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.server.SyncServer;

/**
 * The one composition root: a device of a profile, and, unless another is named, a server inside the same process that
 * only this machine can reach. Once it is open it can be read and written; it sends when it is told to begin. Opening and
 * closing block.
 */
final class Wiring implements AutoCloseable {

    private static final String WORKSPACE = "home";

    private final @Nullable SyncServer server;
    private final OutboxClient client;
    private final @Nullable AwaitedToken token;
    private final AtomicReference<Life> life = new AtomicReference<>(Life.OPEN);
    private final CompletableFuture<Void> begun = new CompletableFuture<>();

    private enum Life {
        OPEN, BEGUN, CLOSED
    }

    private Wiring(@Nullable SyncServer server, OutboxClient client, @Nullable AwaitedToken token) {
        this.server = server;
        this.client = client;
        this.token = token;
    }

    /** A device that syncs with a server inside, whose data lies in the profile too. */
    static Wiring alone(Profile profile, Vault vault) {
        SyncServer server = SyncServer.builder().data(profile.server(), vault.serverKey()).build();
        try {
            String token = Tokens.readOrMake(profile.token(),
                    () -> server.issueToken(WORKSPACE, System.getProperty("user.name", "me")));
            return new Wiring(server, open(profile, vault, new ServerChoice(server.address(), null), () -> token), null);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** A device that syncs with a server elsewhere. */
    static Wiring with(Profile profile, Vault vault, ServerChoice server, AwaitedToken token) {
        try {
            return new Wiring(null, open(profile, vault, server, token), token);
        } catch (RuntimeException e) {
            token.close();
            throw e;
        }
    }

    /** A device that is read and written only: it looks at no network and sends nothing. */
    static OutboxClient quiet(Profile profile, Vault vault) {
        return OutboxClient.builder(profile.device()).passphrase(vault.passphrase()).application(Version.nameAndNumber()).open();
    }

    private static OutboxClient open(Profile profile, Vault vault, ServerChoice server, Supplier<@Nullable String> token) {
        return OutboxClient.builder(profile.device()).passphrase(vault.passphrase())
                .server(server.address(), token)
                .certificate(server.certificate())
                .application(Version.nameAndNumber()).open();
    }

    /** Lets the server inside answer and the device send. Does nothing once this is closed. Blocks. */
    void begin() {
        if (!life.compareAndSet(Life.OPEN, Life.BEGUN)) {
            return;
        }
        try {
            if (server != null) {
                server.start();
            }
            client.start();
        } finally {
            begun.complete(null);
        }
    }

    OutboxClient client() {
        return client;
    }

    /** @throws IllegalStateException once this is closed */
    OutboxClient openClient() {
        if (life.get() == Life.CLOSED) {
            throw new IllegalStateException("The device is closed.");
        }
        return client;
    }

    /** Closing once more does nothing. */
    @Override
    public void close() {
        switch (life.getAndSet(Life.CLOSED)) {
            case OPEN -> {
            }
            case BEGUN -> begun.join();
            case CLOSED -> {
                return;
            }
        }
        if (token != null) {
            token.close(); // first: what waits for it would hold up the client
        }
        client.close();
        if (server != null) {
            server.close();
        }
    }
}
