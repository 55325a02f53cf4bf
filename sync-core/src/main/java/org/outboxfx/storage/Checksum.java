package org.outboxfx.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32C;

/** The checksum that rows carry, so that damage to the file is noticed and not believed (CRC-32C of the UTF-8 text). */
public final class Checksum {

    private Checksum() {}

    public static long of(String text) {
        var checksum = new CRC32C();
        checksum.update(text.getBytes(UTF_8));
        return checksum.getValue();
    }
}
