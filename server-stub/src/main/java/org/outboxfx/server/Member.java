package org.outboxfx.server;

import java.util.regex.Pattern;

/** Whom a token speaks for. Every query of a request is confined to the workspace. */
record Member(String workspace, String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    Member {
        check("Workspace", workspace);
        check("Member", name);
    }

    private static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " name: expected 1 to 64 letters, digits, dots, underscores, hyphens or @.");
        }
    }
}
