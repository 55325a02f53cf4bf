package org.outboxfx.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.outboxfx.wire.FieldDigest;
import org.outboxfx.wire.ImpactPolicy;
import org.outboxfx.wire.Limits;
import org.outboxfx.wire.Operation;
import org.outboxfx.wire.StepUpProof;
import org.outboxfx.wire.StepUpRequest;
import org.outboxfx.wire.Wire;
import org.outboxfx.wire.WireException;

/**
 * Asks the person for their passphrase before certain operations are applied. The proof that they gave it is bound to the
 * member, the operation's id and its fingerprint, is good for a few minutes, and is stored nowhere. Thread-safe.
 */
final class StepUp {

    static final Duration VALIDITY = Duration.ofMinutes(5);
    private static final String HMAC = "HmacSHA256";

    private final List<ImpactPolicy.Rule> rules;
    private final Passphrases passphrases;
    private final Attempts attempts;
    private final byte[] key;
    private final InstantSource clock;

    /** @param key known to all processes of this server and to nobody else */
    StepUp(List<ImpactPolicy.Rule> rules, Passphrases passphrases, Attempts attempts, byte[] key, InstantSource clock) {
        this.rules = List.copyOf(rules);
        this.passphrases = passphrases;
        this.attempts = attempts;
        this.key = key.clone();
        this.clock = clock;
    }

    /** {@code POST /v1/step-up}. */
    Answer prove(Request request) {
        StepUpRequest asked = read(request.body());
        Member member = request.member();
        attempts.enter(member);
        if (!passphrases.matches(member, asked.passphrase().toCharArray())) {
            throw Refusal.of(422, "Wrong passphrase", "The passphrase is not this member's, or none was set.");
        }
        attempts.succeeded(member);
        long until = clock.instant().plus(VALIDITY).toEpochMilli();
        return Answer.json(new StepUpProof(until + "." + mac(member, asked.operation(), until), until));
    }

    /** Whether an operation may be applied as far as this is concerned. */
    boolean allows(Member member, Operation operation, Map<String, String> proofs) {
        boolean asks = rules.stream().anyMatch(rule -> rule.type().equals(operation.type())
                && rule.value().equals(operation.fields().get(rule.field())));
        return !asks || isProven(member, operation, proofs.getOrDefault(operation.opId(), ""));
    }

    private boolean isProven(Member member, Operation operation, String proof) {
        int dot = proof.indexOf('.');
        if (dot < 1 || !proof.substring(0, dot).matches("[0-9]{1,15}")) {
            return false;
        }
        long until = Long.parseLong(proof.substring(0, dot));
        byte[] expected = (until + "." + mac(member, operation, until)).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, proof.getBytes(UTF_8)) && clock.instant().isBefore(Instant.ofEpochMilli(until));
    }

    private String mac(Member member, Operation operation, long until) {
        byte[] form = new FieldDigest().add(member.workspace()).add(member.name()).add(operation.opId())
                .add(Fingerprint.of(operation)).add(until).finish();
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(form));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC + "; this one does not.", e);
        }
    }

    private static StepUpRequest read(byte[] body) {
        try {
            StepUpRequest request = Wire.read(body, StepUpRequest.class);
            if (request.operation() != null && request.passphrase() != null
                    && OperationRules.broken(request.operation()).isEmpty()
                    && request.passphrase().length() <= Limits.MAX_NAME_CHARACTERS * 2) {
                return request;
            }
        } catch (WireException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
        throw Refusal.badRequest("Expected operation, as it would be sent, and passphrase.");
    }
}
