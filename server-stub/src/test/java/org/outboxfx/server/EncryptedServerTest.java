package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.storage.WrongPassphraseException;

/** A server inside a program, whose database is encrypted under a key of the program's. */
class EncryptedServerTest {

    @TempDir
    Path folder;

    @Test
    void aPlainDatabaseIsEncryptedWhenAKeyIsGivenAndOpensWithThatAlone() throws Exception {
        String token;
        try (var server = SyncServer.builder().data(folder).start()) {
            token = server.issueToken("workspace-canary", "anna");
        }
        assertThat(Files.readString(folder.resolve("server.mv.db"), ISO_8859_1)).contains("workspace-canary");

        try (var server = SyncServer.builder().data(folder, key(1)).start();
                var anna = new Client(server.address(), token)) {
            assertThat(anna.get("/v1/session").statusCode()).isEqualTo(200);
        }

        assertThat(Files.readString(folder.resolve("server.mv.db"), ISO_8859_1)).doesNotContain("workspace-canary");
        assertThatExceptionOfType(WrongPassphraseException.class)
                .isThrownBy(() -> SyncServer.builder().data(folder, key(2)).build());
        SyncServer.decrypt(folder, key(1));
        SyncServer.decrypt(folder, key(1));
        try (var server = SyncServer.builder().data(folder).start(); var anna = new Client(server.address(), token)) {
            assertThat(anna.get("/v1/session").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDatabaseWhoseKeyIsGoneIsPutAwayAndAnEmptyOneBegun() {
        SyncServer.builder().data(folder, key(1)).build().close();

        assertThat(SyncServer.setAside(folder)).hasSize(1).allSatisfy(file -> assertThat(file).exists());

        assertThat(SyncServer.setAside(folder)).isEmpty();
        SyncServer.builder().data(folder, key(2)).build().close();
    }

    private static byte[] key(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }
}
