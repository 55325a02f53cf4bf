package org.outboxfx.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses server = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.outboxfx.server");

    @Test
    void theServerSharesTheRulesWithTheClientAndNotItsMachinery() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("org.outboxfx.sync..", "org.outboxfx.outbox..", "org.outboxfx.replica..",
                        "org.outboxfx.transport..",
                        "org.outboxfx.network..", "org.outboxfx.testing..", "okhttp3..", "javafx..")
                .because("a client of other make must get the same answers: the protocol is all they share").check(server);
    }

    @Test
    void onlyTheStorageSpeaksJdbc() {
        noClasses().that().resideOutsideOfPackage("org.outboxfx.server.database").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.h2..", "org.postgresql..", "com.zaxxer..")
                .because("the SQL is the same for every database; threads, commits and syncs are not").check(server);
    }

    @Test
    void onlyTheRouterAndItsSurroundingsSpeakHttp() {
        noClasses().that().doNotHaveFullyQualifiedName(SyncServer.class.getName()).and()
                .doNotHaveFullyQualifiedName(Port.class.getName()).and()
                .doNotHaveFullyQualifiedName(Router.class.getName()).and().doNotHaveFullyQualifiedName(Request.class.getName())
                .should()
                .dependOnClassesThat().resideInAPackage("com.sun.net.httpserver..")
                .because("another HTTP server must be a change of four files").check(server);
    }

    @Test
    void timeComesFromTheTimekeeper() {
        noClasses().should().callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now").because("tests move the time by hand").check(server);
    }
}
