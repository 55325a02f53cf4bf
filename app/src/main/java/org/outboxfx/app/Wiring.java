package org.outboxfx.app;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.outboxfx.OutboxClient;
import org.outboxfx.app.settings.ServerChoice;
import org.outboxfx.server.SyncServer;

/**
 * The one composition root: a device of a profile, and, unless another is named, a server inside the same process that
 * only this machine can reach. Opening and closing block.
 */
final class Wiring implements AutoCloseable {

    private static final String WORKSPACE = "home";

    private final @Nullable SyncServer server;
    private final OutboxClient client;
    private final @Nullable AwaitedToken token;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Wiring(@Nullable SyncServer server, OutboxClient client, @Nullable AwaitedToken token) {
        this.server = server;
        this.client = client;
        this.token = token;
    }

    /** A device that syncs with a server inside, whose data lies in the profile too. */
    static Wiring alone(Profile profile, Vault vault) {
        SyncServer server = SyncServer.builder().data(profile.server(), vault.serverKey()).start();
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
        OutboxClient client = OutboxClient.builder(profile.device()).passphrase(vault.passphrase())
                .server(server.address(), token)
                .certificate(server.certificate())
                .application(Version.nameAndNumber()).open();
        client.start();
        return client;
    }

    OutboxClient client() {
        return client;
    }

    /** @throws IllegalStateException once this is closed */
    OutboxClient openClient() {
        if (closed.get()) {
            throw new IllegalStateException("The device is closed.");
        }
        return client;
    }

    /** Closing once more does nothing. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
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
