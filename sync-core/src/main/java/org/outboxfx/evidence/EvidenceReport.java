package org.outboxfx.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a verification found.
 *
 * @param rows how many rows it read
 * @param findings what is not as it was written; empty if everything is
 * @param askedFor the devices that the server was asked for; without it, an end that was cut together with the entries that
 *     show it is not found
 */
public record EvidenceReport(long rows, List<Finding> findings, Set<String> askedFor) {

    public EvidenceReport {
        findings = List.copyOf(findings);
        askedFor = Set.copyOf(askedFor);
    }

    public boolean isIntact() {
        return findings.isEmpty();
    }

    /** The same in words, one line for each finding. */
    public String sentences() {
        return isIntact()
                ? "The evidence is intact: " + rows + " rows, each fits the one before it. " + (askedFor.isEmpty()
                        ? "The server was not asked whether it has seen later ones."
                        : "The server has seen no others.")
                : findings.stream().map(Finding::sentence).collect(Collectors.joining("\n"));
    }
}
