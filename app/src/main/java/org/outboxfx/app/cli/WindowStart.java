package org.outboxfx.app.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.fx.Theme;

/**
 * What the window is opened with. What is null was not said.
 *
 * @param profile where everything is kept
 * @param importFile tasks to bring in
 * @param server with {@code tokenFile}, a server to sync with
 * @param certificate the fingerprint of the one certificate that is taken from {@code server}
 * @param tour where to write the pictures of a tour, in the place of a window
 * @param demo whether the console is shown beside two devices, in the place of the program
 * @param scenario the story of the tour or of the console
 */
public record WindowStart(@Nullable Path profile, @Nullable Path importFile, @Nullable URI server, @Nullable Path tokenFile,
        @Nullable String certificate,
        @Nullable Path tour, boolean demo,
        @Nullable Path scenario, Theme.@Nullable Choice theme) {

    /** Of who says nothing. */
    public static final WindowStart PLAIN = new WindowStart(null, null, null, null, null, null, false, null, null);
}
