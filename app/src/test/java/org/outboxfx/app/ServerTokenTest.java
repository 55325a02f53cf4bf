package org.outboxfx.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.outboxfx.app.keyring.Keyring;
import org.outboxfx.app.keyring.KeyringException;
import org.outboxfx.app.keyring.StandIn;
import org.outboxfx.app.settings.Program.TokenPlace;

@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is a shell script")
class ServerTokenTest {

    @TempDir
    Path folder;

    @Test
    void withoutAKeyringItIsInAFileOfItsOwner() throws IOException {
        var kept = new ServerToken(profile(), Optional.empty());

        var before = kept.replace("first");
        kept.settle(before);

        assertThat(kept.read()).isEqualTo("first");
        assertThat(kept.place()).isEqualTo(TokenPlace.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(profile().serverToken()))).isEqualTo("rw-------");
        kept.settle(kept.remove());
        assertThat(Files.exists(profile().serverToken())).isFalse();
    }

    @Test
    void withAKeyringNoFileOfTheProfileHoldsIt() throws IOException {
        var standIn = new StandIn(folder.resolve("keyring"));
        new ServerToken(profile(), Optional.empty()).replace("in-a-file");
        var kept = kept(standIn);

        kept.settle(kept.replace("secret-token"));

        assertThat(kept.read()).isEqualTo("secret-token");
        assertThat(kept.place()).isEqualTo(TokenPlace.KEYRING);
        try (Stream<Path> files = Files.walk(profile().folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret-token", "in-a-file");
            }
        }
        kept.settle(kept.replace("next"));
        assertThat(entries(standIn)).as("the old one is forgotten").isEqualTo(1);
        kept.settle(kept.remove());
        assertThat(entries(standIn)).isZero();
    }

    @Test
    void aPairingThatFailsLeavesTheTokenThatWasThere() throws IOException {
        var standIn = new StandIn(folder.resolve("keyring"));
        var kept = kept(standIn);
        kept.settle(kept.replace("first"));

        kept.undo(kept.replace("second"));

        assertThat(kept.read()).isEqualTo("first");
        assertThat(entries(standIn)).isEqualTo(1);
        kept.undo(kept.remove());
        assertThat(kept.read()).isEqualTo("first");
    }

    @Test
    void aKeyringThatRefusesANewTokenGivesWayToTheFile() throws IOException {
        var standIn = new StandIn(folder.resolve("keyring"));
        standIn.lock();
        var kept = kept(standIn);

        kept.settle(kept.replace("token"));

        assertThat(kept.place()).isEqualTo(TokenPlace.FILE);
        assertThat(kept.read()).isEqualTo("token");
    }

    @Test
    void aLockedKeyringLosesNothingAndTheTokenComesOnceItIsUnlocked() throws Exception {
        var standIn = new StandIn(folder.resolve("keyring"));
        var kept = kept(standIn);
        kept.settle(kept.replace("token"));
        standIn.lock();
        assertThatThrownBy(kept::read).isInstanceOf(KeyringException.class);
        var told = new CopyOnWriteArrayList<Optional<RuntimeException>>();
        var first = new CompletableFuture<Void>();

        try (var awaited = AwaitedToken.from(kept::read, trouble -> {
            told.add(trouble);
            first.complete(null);
        }, Duration.ofMillis(20))) {
            first.get(20, TimeUnit.SECONDS);
            standIn.unlock();

            assertThat(awaited.get()).isEqualTo("token");
            Awaitility.await().until(() -> told.size() == 2);
            assertThat(told.getFirst()).isPresent();
            assertThat(told.getLast()).as("it is over").isEmpty();
        }
    }

    @Test
    void whoWaitsForATokenIsLetGoWhenTheProgramEnds() throws Exception {
        var asked = new CompletableFuture<Void>();
        var never = new CompletableFuture<String>();
        var awaited = AwaitedToken.from(() -> {
            asked.complete(null);
            return never.join();
        }, _ -> {}, Duration.ofHours(1));
        asked.get(20, TimeUnit.SECONDS);
        var waiting = CompletableFuture.supplyAsync(() -> Optional.ofNullable(awaited.get()));

        awaited.close();

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEmpty();
        never.complete("too late");
    }

    private Profile profile() {
        return new Profile(folder.resolve("profile"));
    }

    private ServerToken kept(StandIn standIn) {
        Keyring keyring = standIn.keyring(Duration.ofSeconds(20));
        return new ServerToken(profile(), Optional.of(keyring));
    }

    private static long entries(StandIn standIn) throws IOException {
        try (Stream<Path> files = Files.list(standIn.folder())) {
            return files.filter(file -> file.getFileName().toString().length() == 32).count();
        }
    }
}
