package org.outboxfx.evidence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a verification found.
 *
 * @param rows how many rows it read
 * @param findings what is not as it was written; empty if everything is
 */
public record EvidenceReport(long rows, List<Finding> findings) {

    public EvidenceReport {
        findings = List.copyOf(findings);
    }

    public boolean isIntact() {
        return findings.isEmpty();
    }

    /** The same in words, one line for each finding. */
    public String sentences() {
        return isIntact()
                ? "The evidence is intact: " + rows + " rows, each fits the one before it."
                : findings.stream().map(Finding::sentence).collect(Collectors.joining("\n"));
    }
}
