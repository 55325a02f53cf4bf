package org.outboxfx.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outboxfx.outbox.EntryState;
import org.outboxfx.wire.OpResult;
import org.outboxfx.wire.Receipt;
import org.outboxfx.wire.WireException;

/** Compares what the rows say the server answered with what the server signed. Fed with rows in their order. */
final class ReceiptCheck {

    /** What one request's rows say was answered, until the receipt comes. */
    private record Answers(long firstRow, List<Receipt.Answered> answered) {}

    /** An end of the evidence that the server signed. */
    record Signed(Receipt.Statement statement, long row) {}

    private final Set<String> trusted;
    private final long firstRow;
    private final Map<String, Answers> open = new LinkedHashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Signed> signed = new ArrayList<>();
    private boolean serverSigns;

    /**
     * @param trusted the server's keys, as it has told them; if empty, the first key of each server is believed
     * @param firstRow the first row there is
     */
    ReceiptCheck(Set<String> trusted, long firstRow) {
        this.trusted = trusted;
        this.firstRow = firstRow;
    }

    void look(StoredRow row, Facts facts) {
        String request = facts.request();
        if (request == null) {
            return;
        }
        Receipt receipt = facts.receipt();
        if (receipt != null) {
            serverSigns = true;
            receipted(row, request, receipt);
        } else if (row.outcome() != null && row.opId() != null && !EntryState.SENDING.name().equals(row.state())) {
            answered(row, request, row.opId(), row.outcome());
        }
    }

    private void answered(StoredRow row, String request, String opId, String outcome) {
        try {
            open.computeIfAbsent(request, _ -> new Answers(row.sequence(), new ArrayList<>())).answered()
                    .add(new Receipt.Answered(opId, OpResult.Status.valueOf(outcome)));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding.AlteredRow(row.sequence()));
        }
    }

    private void receipted(StoredRow row, String request, Receipt receipt) {
        Answers answers = open.remove(request);
        try {
            Receipt.Statement statement = receipt.read();
            boolean fits = statement.request().equals(request) && fits(answers, statement.results());
            if (!fits || !isTrusted(statement.epoch(), receipt.key()) || !isSigned(receipt)) {
                findings.add(new Finding.ForgedReceipt(row.sequence(), request));
            } else {
                signed.add(new Signed(statement, row.sequence()));
            }
        } catch (WireException | GeneralSecurityException | IllegalArgumentException e) {
            findings.add(new Finding.ForgedReceipt(row.sequence(), request));
        }
    }

    /** Rows of a request may have been let go with those before the first one there is; then nothing can be said. */
    private boolean fits(@Nullable Answers answers, String results) {
        return answers == null || answers.firstRow() == firstRow || Receipt.digest(answers.answered()).equals(results);
    }

    private boolean isTrusted(String epoch, String key) {
        return keys.computeIfAbsent(epoch, _ -> key).equals(key) && (trusted.isEmpty() || trusted.contains(key));
    }

    private static boolean isSigned(Receipt receipt) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(decoded(receipt.key())));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(receipt.statement().getBytes(UTF_8));
        return signature.verify(decoded(receipt.signature()));
    }

    private static byte[] decoded(String base64) {
        return java.util.Base64.getDecoder().decode(base64);
    }

    /** What the receipts vouch for. */
    List<Signed> signed() {
        return signed;
    }

    /** An answer without a receipt counts only if this server is known to sign. */
    List<Finding> findings() {
        var all = new ArrayList<>(findings);
        if (serverSigns) {
            open.forEach((request, answers) -> all.add(new Finding.MissingReceipt(answers.firstRow(), request)));
        }
        return all;
    }
}
