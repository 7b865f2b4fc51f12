package dev.tare.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The plan of the house, held for the plugin: the face of the bundler, no graph or token library of its own, and all words in Maven's log. */
class ArchitectureTest {

    private final JavaClasses room = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tare.maven");

    @Test
    void noLibraryButMavenIsUsed() {
        classes()
                .that()
                .resideInAPackage("dev.tare.maven..")
                .and()
                // Maven's own tools write it.
                .doNotHaveSimpleName("HelpMojo")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tare..",
                        "java..",
                        "org.apache.maven.plugin..",
                        "org.apache.maven.plugins.annotations..",
                        "org.jspecify..")
                .check(room);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tare.cli..")
                .check(room);
    }

    @Test
    void allWordsAreInTheLog() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(room);
    }
}
