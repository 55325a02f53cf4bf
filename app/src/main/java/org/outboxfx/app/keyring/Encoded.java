package org.outboxfx.app.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Secrets as hexadecimal digits: no program takes a part of them for something else, and line ends do not matter. */
final class Encoded {

    private Encoded() {}

    static String of(String secret) {
        return HexFormat.of().formatHex(secret.getBytes(UTF_8));
    }

    /** @throws KeyringException if it is not of that form */
    static String plain(String digits) {
        try {
            return new String(HexFormat.of().parseHex(digits.strip()), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new KeyringException(KeyringException.Reason.REFUSED,
                    "The keyring holds something under this name that is not from this program.", null);
        }
    }
}
