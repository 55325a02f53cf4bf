package org.outboxfx;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Who may know whom (docs/architecture.md). */
class ArchitectureTest {

    private static final String CORE = "org.outboxfx.";
    private static final String[] JDK = {"java..", "org.jspecify.."};
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.outboxfx");

    @Test
    void theClockKnowsOnlyTheJdk() {
        check(onlyKnows("clock", "org.slf4j..").because("time is given to everything else and must stand alone"));
    }

    @Test
    void recordsKnowOnlyTheClock() {
        check(onlyKnows("record", CORE + "clock..")
                .because("client and server share the one merge rule, and nothing else may sway it"));
    }

    @Test
    void theWireKnowsRecordsAndJson() {
        check(onlyKnows("wire", CORE + "clock..", CORE + "record..", "com.fasterxml.jackson..")
                .because("what crosses the network is a matter of form, not of storage or transport"));
    }

    @Test
    void storageKnowsTheDatabaseOnly() {
        check(onlyKnows("storage", CORE + "clock..", "org.h2..", "javax.crypto..", "org.slf4j..")
                .because("the database keeps anyone's tables and must not know what they mean"));
    }

    @Test
    void backgroundSyncKnowsNeitherOutboxNorHttp() {
        check(onlyKnows("sync", CORE + "clock..", CORE + "network..", CORE + "storage..", "org.slf4j..")
                .because("the Background Sync API is of use to programs that have no outbox"));
    }

    @Test
    void theNetworkMonitorKnowsNoProtocol() {
        check(onlyKnows("network", CORE + "clock..", "org.slf4j..", "javax.security.auth.x500..")
                .because("how the server is asked is the transport's business"));
    }

    @Test
    void theOutboxKnowsTheTransportOnlyByItsInterface() {
        check(onlyKnows("outbox", CORE + "clock..", CORE + "record..", CORE + "storage..", CORE + "wire..", CORE + "transport..",
                "com.github.f4b6a3.uuid..", "org.slf4j..").because("a drain must run against any transport, real or simulated"));
        check(noClasses().that().resideInAPackage(CORE + "outbox..").should().dependOnClassesThat()
                .haveSimpleName("OkHttpTransport")
                .because("a drain must run against any transport, real or simulated"));
    }

    @Test
    void theEvidenceKnowsTheOutboxAndNothingKnowsItButTheClient() {
        check(onlyKnows("evidence", CORE + "clock..", CORE + "record..", CORE + "storage..", CORE + "wire..", CORE + "outbox..",
                "com.fasterxml.jackson..", "javax.crypto..").because("what is told must not depend on how it is kept"));
    }

    @Test
    void theReplicaKnowsRecordsAndStorage() {
        check(onlyKnows("replica", CORE + "clock..", CORE + "record..", CORE + "storage..", CORE + "wire..")
                .because("merging what was pulled needs no network"));
    }

    @Test
    void onlyTheTransportKnowsOkHttp() {
        check(noClasses().that().resideOutsideOfPackage(CORE + "transport..").should().dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "okio..").because("another HTTP library should touch one package"));
    }

    @Test
    void onlyStorageKnowsJdbc() {
        check(noClasses().that().resideOutsideOfPackage(CORE + "storage..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
                .because("the settings that make a commit durable are in one place"));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("org.outboxfx.(*)..").should().beFreeOfCycles()
                .because("a cycle is one package that pretends to be two"));
    }

    @Test
    void noPackageIsADrawerForAnything() {
        check(noClasses().should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..helpers..", "..manager..", "..managers..",
                        "..model..", "..models..")
                .because("a package is named after what it does"));
    }

    private static com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction onlyKnows(String name, String... others) {
        String own = CORE + name + "..";
        return classes().that().resideInAPackage(own).should()
                .onlyDependOnClassesThat(resideInAnyPackage(own).or(resideInAnyPackage(JDK)).or(resideInAnyPackage(others)));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
