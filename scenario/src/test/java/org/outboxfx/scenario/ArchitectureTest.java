package org.outboxfx.scenario;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses scenario = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.outboxfx.scenario");

    @Test
    void theStoryKnowsNeitherWhereNorHowItIsPlayed() {
        noClasses().that().resideInAPackage("org.outboxfx.scenario").should().dependOnClassesThat()
                .resideInAnyPackage("org.outboxfx.scenario.world..", "org.outboxfx.scenario.run..", "org.outboxfx.server..",
                        "org.outboxfx.transport..")
                .because("a file that is only checked needs no server").check(scenario);
    }

    @Test
    void onlyTheReaderSpeaksYaml() {
        noClasses().that().resideOutsideOfPackage("org.outboxfx.scenario").should().dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..").because("another form of file must be a change of one package")
                .check(scenario);
    }

    @Test
    void nothingShows() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..")
                .because("the runner also works where nobody looks").check(scenario);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.outboxfx.scenario.(*)..").should().beFreeOfCycles().check(scenario);
    }

    @Test
    void timeComesFromTheTimekeeper() {
        noClasses().that().haveNameNotMatching(".*\\.(Stillness|Traffic)").should()
                .callMethod(System.class, "currentTimeMillis").orShould().callMethod(System.class, "nanoTime").orShould()
                .callMethod(java.time.Instant.class, "now")
                .because("the same file plays the same; only the patience of the runner itself is measured in real time")
                .check(scenario);
    }
}
