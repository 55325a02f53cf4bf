package org.outboxfx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.outboxfx.evidence.Evidence;
import org.outboxfx.evidence.EvidenceExport;
import org.outboxfx.evidence.EvidenceFilter;
import org.outboxfx.evidence.EvidenceReport;
import org.outboxfx.evidence.EvidenceVerification;
import org.outboxfx.outbox.OutboxEntry;
import org.outboxfx.transport.Answer;
import org.outboxfx.wire.HeldEvidence;

/** What was wanted, queued and done: to be looked at, verified and exported. Any thread; nothing here blocks. */
public final class EvidenceArchive {

    private static final Executor OWN_THREAD = task -> Thread.ofVirtual().name("outboxfx-evidence").start(task);

    private final ClientParts parts;

    EvidenceArchive(ClientParts parts) {
        this.parts = parts;
    }

    /**
     * Rows, newest first.
     *
     * @param before only rows before this place; {@link Long#MAX_VALUE} for the newest ones
     */
    public CompletableFuture<List<Evidence>> page(EvidenceFilter filter, long before, int limit) {
        return parts.database.query(tx -> parts.evidence.page(tx, filter, before, limit));
    }

    /**
     * The life of one entry, oldest row first.
     *
     * @param number the entry's, which stays when its operation id changes
     */
    public CompletableFuture<List<Evidence>> ofEntry(long number) {
        return parts.database.query(tx -> parts.evidence.ofEntry(tx, number));
    }

    /**
     * Looks whether all evidence is as it was written, and whether the server has seen more of it. Changes can be made
     * meanwhile.
     */
    public CompletableFuture<EvidenceReport> verify() {
        return CompletableFuture.supplyAsync(
                () -> new EvidenceVerification(parts.database, parts.outbox).run(held()), OWN_THREAD);
    }

    /** What the server says of each device that has written here; nothing of those it could not be asked for. */
    private Map<String, HeldEvidence> held() {
        var held = new HashMap<String, HeldEvidence>();
        if (parts.monitor.isOnline()) {
            for (String device : parts.database.read(parts.evidence::devices)) {
                if (parts.transport.heldEvidence(device) instanceof Answer.Ok<HeldEvidence>(HeldEvidence answer, _)) {
                    held.put(device, answer);
                }
            }
        }
        return held;
    }

    /**
     * Writes all evidence to a file as JSON Lines (docs/evidence.md); an existing one is replaced once the new one is whole.
     *
     * @return completes with the number of lines; fails with {@link UncheckedIOException} if the file cannot be written
     */
    public CompletableFuture<Long> export(Path file) {
        return CompletableFuture.supplyAsync(() -> write(file), OWN_THREAD);
    }

    private long write(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long lines;
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                lines = new EvidenceExport(parts.database).writeTo(out);
            }
            Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence could not be written to " + file + ". Nothing there was changed.", e);
        }
    }

    /**
     * Erases the content of an entry that is over: what it set, and what was there before. The evidence stays valid, and
     * tells that it was erased.
     *
     * @return completes with the entry; fails with {@link org.outboxfx.outbox.MovedOnException} if it may still be sent
     */
    public CompletableFuture<OutboxEntry> erase(String opId) {
        return parts.onEntry(opId, parts.outbox::erase);
    }
}
