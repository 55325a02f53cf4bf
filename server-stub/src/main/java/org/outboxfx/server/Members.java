package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.outboxfx.storage.Database;
import org.outboxfx.storage.Transaction;

/**
 * Who may use the server. A token is {@code id.secret}: the id finds the row, and the hash of the whole is compared in
 * constant time. Only the hash is stored. Thread-safe; tokens are held in memory, because each request needs one.
 */
final class Members {

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 8;

    /** A token without its secret. */
    record Token(String id, Member member, Instant issuedAt) {}

    private record Known(Member member, byte[] hash) {}

    private final Database database;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Members(Database database, InstantSource time) {
        this.database = database;
        this.time = time;
        database.read(tx -> tx.query("select id, workspace, member, hash from member_token", row -> known.put(row.text("id"),
                new Known(new Member(row.text("workspace"), row.text("member")), row.bytes("hash")))));
    }

    /** Makes a token, and the workspace if it is new. The token is not stored and cannot be shown again. */
    String issue(Member member) {
        String id = HexFormat.of().formatHex(bytes(ID_BYTES));
        String token = id + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
        byte[] hash = hash(token);
        database.inTransaction(tx -> insert(tx, id, member, hash));
        known.put(id, new Known(member, hash));
        return token;
    }

    private int insert(Transaction tx, String id, Member member, byte[] hash) {
        if (tx.first("select id from workspace where id = ?", row -> row.text("id"), member.workspace()).isEmpty()) {
            tx.update("insert into workspace (id, seq) values (?, 0)", member.workspace());
        }
        return tx.update("insert into member_token (id, workspace, member, hash, issued_at) values (?, ?, ?, ?, ?)", id,
                member.workspace(), member.name(), hash, time.instant());
    }

    /** @return false if there is no token of this id */
    boolean revoke(String id) {
        known.remove(id);
        return database.inTransaction(tx -> tx.update("delete from member_token where id = ?", id)) == 1;
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
        Known candidate = dot < 0 ? null : known.get(token.substring(0, dot));
        if (candidate == null || !MessageDigest.isEqual(candidate.hash(), hash(token))) {
            return Optional.empty();
        }
        return Optional.of(candidate.member());
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] hash(String token) {
        return Fingerprint.sha256().digest(token.getBytes(UTF_8));
    }
}
