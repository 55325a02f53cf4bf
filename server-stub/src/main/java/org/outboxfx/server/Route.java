package org.outboxfx.server;

import java.util.regex.Pattern;

/**
 * Where an endpoint is found.
 *
 * @param name the path as documented; it stands in the log in place of what was sent
 * @param path matches the raw path; its first group, if any, is the path's parameter
 * @param access whether a token is needed
 */
record Route(String method, String name, Pattern path, Access access, Endpoint endpoint) {

    enum Access {
        ANYONE, MEMBERS
    }

    static Route open(String method, String name, Endpoint endpoint) {
        return new Route(method, name, pattern(name), Access.ANYONE, endpoint);
    }

    static Route members(String method, String name, Endpoint endpoint) {
        return new Route(method, name, pattern(name), Access.MEMBERS, endpoint);
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(name.replaceAll("\\{\\w+}", "([A-Za-z0-9._:-]{1,64})"));
    }
}
