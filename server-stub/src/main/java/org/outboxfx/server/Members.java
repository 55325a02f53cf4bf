package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serial;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.outboxfx.server.database.ServerDatabase;
import org.outboxfx.storage.Transaction;
import org.outboxfx.wire.FieldDigest;

/**
 * Who may use the server. A token is {@code id.secret}: the id finds the row, and the hash of the whole is compared in
 * constant time. Only the hash is stored. Thread-safe; what was read is remembered for a while, because each request
 * needs it.
 */
final class Members {

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;
    /** How long a token goes on to work that another process has revoked. */
    static final Duration MAX_AGE = Duration.ofSeconds(30);
    /** Tokens remembered; the one that was not used for the longest time goes. Some 30 MB. */
    private static final int MAX_KNOWN = 100_000;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{" + 2 * ID_BYTES + "}");

    /** A token without its secret. */
    record Token(String id, Member member, Instant issuedAt) {}

    private record Known(Member member, byte[] hash, Instant readAt) {

        boolean isFresh(Instant now) {
            return Duration.between(readAt, now).abs().compareTo(MAX_AGE) < 0;
        }
    }

    private final ServerDatabase database;
    private final ChangeStore store;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MAX_KNOWN;
        }
    });

    Members(ServerDatabase database, ChangeStore store, InstantSource time) {
        this.database = database;
        this.store = store;
        this.time = time;
    }

    /** Makes a token, and the workspace if it is new. The token is not stored and cannot be shown again. */
    String issue(Member member) {
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        String token = id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        byte[] hash = hash(token);
        database.inTransaction(tx -> insert(tx, id, member, hash));
        return token;
    }

    private int insert(Transaction tx, String id, Member member, byte[] hash) {
        store.lockServer(tx); // or two processes might make the same workspace
        if (tx.first("select id from workspace where id = ?", row -> row.text("id"), member.workspace()).isEmpty()) {
            tx.update("insert into workspace (id, seq) values (?, 0)", member.workspace());
        }
        return tx.update("insert into member_token (id, workspace, member, hash, issued_at) values (?, ?, ?, ?, ?)", id,
                member.workspace(), member.name(), hash, time.instant());
    }

    /** @return false if there is no token of this id */
    boolean revoke(String id) {
        boolean revoked = database.inTransaction(tx -> tx.update("delete from member_token where id = ?", id)) == 1;
        known.remove(id);
        return revoked;
    }

    List<Token> tokens() {
        return database.read(tx -> tx.query("select id, workspace, member, issued_at from member_token order by issued_at, id",
                row -> new Token(row.text("id"), new Member(row.text("workspace"), row.text("member")),
                        row.instant("issued_at"))));
    }

    /** Whom an Authorization header speaks for. */
    Optional<Member> authenticate(@Nullable String header) {
        if (header == null || !header.startsWith("Bearer ")) {
            return Optional.empty();
        }
        String token = header.substring("Bearer ".length());
        int dot = token.indexOf('.');
        Optional<Known> candidate = dot < 0 ? Optional.empty() : find(token.substring(0, dot));
        return candidate.filter(found -> MessageDigest.isEqual(found.hash(), hash(token))).map(Known::member);
    }

    private Optional<Known> find(String id) {
        Instant now = time.instant();
        Known remembered = known.get(id);
        if (remembered != null && remembered.isFresh(now)) {
            return Optional.of(remembered);
        }
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Optional<Known> found = database
                .read(tx -> tx.first("select workspace, member, hash from member_token where id = ?", row -> new Known(
                        new Member(row.text("workspace"), row.text("member")), row.bytes("hash"), now), id));
        found.ifPresentOrElse(token -> known.put(id, token), () -> known.remove(id));
        return found;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(String token) {
        return FieldDigest.sha256().digest(token.getBytes(UTF_8));
    }
}
