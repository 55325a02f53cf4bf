package org.outboxfx.app.settings;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.outboxfx.app.desk.Desk;
import org.outboxfx.network.Distrust;
import org.outboxfx.network.ServerCertificate;

/** Asks a person whether a server's certificate is the right one. Used from the desk's executor only. */
public final class CertificateViewModel {

    /** A fact about the certificate, in words. */
    record Fact(String name, String value) {}

    private final Desk desk;
    private final ReadOnlyObjectWrapper<@Nullable CertificateQuestion> question = new ReadOnlyObjectWrapper<>();
    private Consumer<@Nullable String> accepted = _ -> {};

    CertificateViewModel(Desk desk) {
        this.desk = desk;
    }

    // Properties

    Desk desk() {
        return desk;
    }

    /** What is asked now; null if nothing is. */
    ReadOnlyObjectProperty<@Nullable CertificateQuestion> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** What speaks against the certificate, a sentence each, and then what speaks for it. */
    List<String> doubts(Distrust distrust) {
        var said = new ArrayList<String>();
        distrust.doubts().stream().sorted().forEach(doubt -> said.add(desk.words().of("certificate.doubt." + doubt)));
        if (distrust.isVouchedFor()) {
            said.add(desk.words().of("certificate.vouched"));
        }
        return said;
    }

    /** What the certificate says of itself. */
    List<Fact> facts(CertificateQuestion asked) {
        ServerCertificate found = asked.distrust().found();
        var facts = new ArrayList<Fact>();
        facts.add(fact("server", asked.host()));
        facts.add(fact("subject", found.subject()));
        if (!found.names().isEmpty()) {
            facts.add(fact("names", String.join(", ", found.names())));
        }
        facts.add(fact("issuer", found.isSelfIssued() ? desk.words().of("certificate.issuer.itself") : found.issuer()));
        facts.add(fact("valid", desk.words().of("certificate.valid.value", day(found.validFrom()), day(found.validUntil()))));
        return facts;
    }

    private Fact fact(String key, String value) {
        return new Fact(desk.words().of("certificate." + key), value);
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(desk.words().locale())
                .format(instant.atZone(desk.zone()));
    }

    // Commands

    /** @param accept told, if the person trusts it, the fingerprint from now on, or null for the platform to decide */
    void ask(URI server, Distrust distrust, Consumer<@Nullable String> accept) {
        accepted = accept;
        question.set(new CertificateQuestion(server.getAuthority(), distrust, CertificateQuestion.Answer.WANTED));
    }

    /** Shows what cannot be decided here. */
    void tell(String host, Distrust distrust) {
        question.set(new CertificateQuestion(host, distrust, CertificateQuestion.Answer.GIVEN_AT_START));
    }

    void trust() {
        CertificateQuestion asked = question.get();
        question.set(null);
        if (asked != null && asked.answer() == CertificateQuestion.Answer.WANTED) {
            accepted.accept(asked.distrust().isVouchedFor() ? null : asked.distrust().found().fingerprint());
        }
    }

    void dismiss() {
        question.set(null);
    }
}
