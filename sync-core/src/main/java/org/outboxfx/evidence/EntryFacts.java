package org.outboxfx.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.record.Agent;
import org.outboxfx.record.Change;
import org.outboxfx.record.FieldValue;
import org.outboxfx.record.Record;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Wire;

/** What the evidence says of an entry: everything but its content. Pure. */
final class EntryFacts {

    private static final String HMAC = "HmacSHA256";

    private EntryFacts() {}

    /** @param secret null if the content was erased */
    static Facts of(OutboxEntry entry, byte @Nullable [] secret) {
        return facts(entry, null, false, secret);
    }

    static Facts of(OutboxEntry from, OutboxEntry to, Optional<byte[]> secret) {
        boolean ended = from.state() == EntryState.SENDING;
        return facts(to, ended ? from : null, ended || to.state() == EntryState.SENDING, secret.orElse(null));
    }

    private static Facts facts(OutboxEntry entry, @Nullable OutboxEntry sent, boolean onTheWire, byte @Nullable [] secret) {
        Agent agent = entry.authority().agent();
        return new Facts(action(entry), payloadClass(entry), entry.reason() == null ? null : entry.reason().name(), entry.lane(),
                entry.createdAt(), entry.progress().expiresAt(),
                entry.attempts(), sent == null ? null : sent.progress().changedAt(),
                onTheWire ? entry.progress().request() : null, entry.progress().seq(),
                secret == null ? null : hmac(entry, secret), entry.authority().member(),
                agent == null ? null : agent.authorisedBy(), null, null, null);
    }

    private static String action(OutboxEntry entry) {
        if (entry.kind() == Change.Kind.SEND) {
            return "SEND";
        }
        FieldValue deleted = entry.fields().get(Record.DELETED);
        if (deleted instanceof FieldValue.Flag(boolean yes)) {
            return yes ? "DELETE" : "RESTORE";
        }
        return entry.content().creates() ? "CREATE" : "EDIT";
    }

    private static String payloadClass(OutboxEntry entry) {
        return entry.key().type() + "." + entry.kind() + "/" + Limits.SCHEMA + " " + entry.content().impact() + " "
                + entry.fields().keySet();
    }

    static String hmac(OutboxEntry entry, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(Wire.writeText(entry.fields()).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC + "; this one does not.", e);
        }
    }
}
