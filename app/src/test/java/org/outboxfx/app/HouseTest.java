package org.outboxfx.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.outboxfx.storage.StorageException;
import org.outboxfx.wire.OpResult;

/** Who may know whom. */
class HouseTest {

    private static final JavaClasses APP = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.outboxfx.app");

    @Test
    void viewModelsKnowNoNodes() {
        noClasses().that().haveSimpleNameEndingWith("ViewModel").should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..").because("a view-model is tested without a toolkit")
                .check(APP);
    }

    @Test
    void onlyFxEntersTheJavaFxThread() {
        noClasses().that().resideOutsideOfPackage("org.outboxfx.app.fx").should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .because("one place decides how work reaches the JavaFX thread").check(APP);
    }

    @Test
    void viewsDoNotReachPastTheirViewModel() {
        noClasses().that().haveSimpleNameEndingWith("View").or().haveSimpleNameEndingWith("Cell").should().dependOnClassesThat()
                .haveFullyQualifiedName("org.outboxfx.OutboxClient")
                .because("what a view does goes through its view-model's commands").check(APP);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        slices().matching("org.outboxfx.app.(tasks|messages|delivery|conflicts|confirmation|activity|exchange)..").should()
                .notDependOnEachOther()
                .because("the shell composes features; each can be read, changed and removed alone").check(APP);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.outboxfx.(app.*)..").should().beFreeOfCycles().because("a cycle is one package in disguise")
                .check(APP);
    }

    @Test
    void theAppKnowsTheLibraryByItsFrontDoor() {
        classes().that().resideInAPackage("org.outboxfx.app..").should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackages("org.outboxfx.storage..", "org.outboxfx.transport..", "org.outboxfx.wire..",
                                "org.outboxfx.replica..",
                                "okhttp3..", "java.sql..").or(type(OpResult.Status.class))
                                .or(type(StorageException.class)).or(type(StorageException.Reason.class)))
                .because("the client is the library's front door; disk and network stay behind it, but for the words in which"
                        + " entries and evidence tell what the server said, and for why the disk refused")
                .check(APP);
    }

    @Test
    void noPackageIsADrawerForEverything() {
        noClasses().should().resideInAnyPackage("..util..", "..common..", "..impl..", "..helpers..", "..managers..", "..models..")
                .because("a package is one feature or capability").check(APP);
    }
}
