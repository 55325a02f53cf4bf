package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.testing.ManualClock;

@ParameterizedClass
@EnumSource(Kind.class)
class MembersTest {

    private static final Member ANNA = new Member("home", "anna");

    @Parameter
    Kind kind;

    @TempDir
    Path folder;

    private final ManualClock time = new ManualClock();
    private ServerDatabase database;
    private Members members;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        members = new Members(database, new ChangeStore(), time);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aTokenSpeaksForItsMemberAlsoAfterARestart() {
        String token = members.issue(ANNA);
        assertThat(members.authenticate("Bearer " + token)).contains(ANNA);

        close();
        open();

        assertThat(members.authenticate("Bearer " + token)).contains(ANNA);
    }

    @Test
    void aRevokedTokenSpeaksForNoOne() {
        String token = members.issue(ANNA);
        String id = members.tokens().getFirst().id();

        assertThat(members.revoke(id)).isTrue();

        assertThat(members.authenticate("Bearer " + token)).isEmpty();
        assertThat(members.tokens()).isEmpty();
        assertThat(members.revoke(id)).isFalse();
    }

    @Test
    void aTokenRevokedByAnotherProcessWorksForHalfAMinuteAndNotLonger() {
        String token = members.issue(ANNA);
        assertThat(members.authenticate("Bearer " + token)).contains(ANNA);
        new Members(database, new ChangeStore(), time).revoke(token.substring(0, 16));

        time.advance(Members.MAX_AGE.minusMillis(1));
        assertThat(members.authenticate("Bearer " + token)).contains(ANNA);
        time.advance(Duration.ofMillis(1));

        assertThat(members.authenticate("Bearer " + token)).isEmpty();
    }

    @Test
    void onlyAHashOfTheTokenIsStored() throws Exception {
        String token = members.issue(ANNA);
        String secret = token.substring(token.indexOf('.') + 1);
        database.close();

        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(secret);
            }
        }
    }

    @Test
    void theListTellsWhoseTokenAndWhen() {
        members.issue(ANNA);

        assertThat(members.tokens()).singleElement().satisfies(token -> {
            assertThat(token.member()).isEqualTo(ANNA);
            assertThat(token.issuedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        });
    }

    @Test
    void everyPartOfTheHeaderCounts() {
        String token = members.issue(ANNA);
        String changed = token.substring(0, 17) + (token.charAt(17) == 'A' ? 'B' : 'A') + token.substring(18);

        for (String header : new String[]{token, "bearer " + token, "Bearer  " + token, "Bearer " + changed,
                "Bearer " + token + "A",
                "Bearer " + token.substring(0, token.length() - 1), "Bearer .", "Bearer ", "Basic " + token, ""}) {
            assertThat(members.authenticate(header)).as(header.length() + " characters").isEmpty();
        }
        assertThat(members.authenticate(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "ä"})
    void namesAreBounded(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Member(name, "anna"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Member("home", name));
        assertThat(new Member("a".repeat(64), "b@c.d-e_f").workspace()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new Member("a".repeat(65), "anna"));
    }
}
