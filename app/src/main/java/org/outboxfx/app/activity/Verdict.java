package org.outboxfx.app.activity;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.outboxfx.app.words.Words;
import org.outboxfx.evidence.EvidenceReport;
import org.outboxfx.evidence.Finding;

/**
 * What was said of all the evidence, in a person's words.
 *
 * @param details one sentence for each thing that is not as it was written
 */
record Verdict(Tone tone, String summary, List<String> details) {

    /** Nobody reads more of them, and all are in the first ones' neighbourhood. */
    private static final int MOST_DETAILS = 50;

    enum Tone {
        UNDER_WAY, GOOD, BAD
    }

    static Verdict underWay(String summary) {
        return new Verdict(Tone.UNDER_WAY, summary, List.of());
    }

    static Verdict good(String summary) {
        return new Verdict(Tone.GOOD, summary, List.of());
    }

    static Verdict bad(String summary) {
        return new Verdict(Tone.BAD, summary, List.of());
    }

    static Verdict of(EvidenceReport report, Words words, ZoneId zone) {
        String asked = words.of(report.askedFor().isEmpty() ? "activity.verify.unasked" : "activity.verify.asked");
        if (report.isIntact()) {
            return good(words.of("activity.verify.intact", report.rows()) + " " + asked);
        }
        var telling = new Telling(words, zone);
        var details = report.findings().stream().limit(MOST_DETAILS).map(telling::sentence).toList();
        return new Verdict(Tone.BAD, words.of("activity.verify.found", report.findings().size(), report.rows())
                + (report.askedFor().isEmpty() ? " " + asked : ""), details);
    }

    private record Telling(Words words, ZoneId zone) {

        String sentence(Finding finding) {
            return switch (finding) {
                case Finding.AlteredRow(long row) -> words.of("activity.found.AlteredRow", row);
                case Finding.MissingRows(long from, long to) -> from == to
                        ? words.of("activity.found.MissingRow", from)
                        : words.of("activity.found.MissingRows", from, to);
                case Finding.InsertedRow(long row) -> words.of("activity.found.InsertedRow", row);
                case Finding.ReorderedRows(List<Long> rows) -> words.of("activity.found.ReorderedRows",
                        rows.stream().map(String::valueOf).collect(Collectors.joining(", ")));
                case Finding.CutTail(long last, long entry, var state) -> words.of("activity.found.CutTail", last, entry,
                        words.of("delivery.state." + state));
                case Finding.ChangedContent(long entry) -> words.of("activity.found.ChangedContent", entry);
                case Finding.Rewritten(long row, Instant seen) -> words.of("activity.found.Rewritten", row, time(seen));
                case Finding.RestoredOlder(long last, Instant seen) ->
                    words.of("activity.found.RestoredOlder", last, time(seen));
                case Finding.EndsEarly(long last, long known, Instant seen) ->
                    words.of("activity.found.EndsEarly", last, known, time(seen));
                case Finding.MissingReceipt(long row, String request) ->
                    words.of("activity.found.MissingReceipt", row, request);
                case Finding.ForgedReceipt(long row, String request) -> words.of("activity.found.ForgedReceipt", row, request);
            };
        }

        private String time(Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(words.locale())
                    .format(at.atZone(zone));
        }
    }
}
