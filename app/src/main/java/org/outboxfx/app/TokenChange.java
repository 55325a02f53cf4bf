package org.outboxfx.app;

import org.jspecify.annotations.Nullable;
import org.outboxfx.app.settings.ServerChoice;

/** Another token takes the place of the one that is kept; none, if there is no server any more. */
final class TokenChange implements Step {

    private final ServerToken kept;
    private final @Nullable ServerChoice server;
    private final @Nullable String token;
    private ServerToken.@Nullable Before before;

    /** @param token null to go on with the one that is kept */
    TokenChange(ServerToken kept, @Nullable ServerChoice server, @Nullable String token) {
        this.kept = kept;
        this.server = server;
        this.token = token;
    }

    @Override
    public void run() {
        if (server == null) {
            before = kept.remove();
        } else if (token != null) {
            before = kept.replace(token);
        }
    }

    @Override
    public void undo() {
        if (before != null) {
            kept.undo(before);
        }
    }

    @Override
    public void settle() {
        if (before != null) {
            kept.settle(before);
        }
    }
}
