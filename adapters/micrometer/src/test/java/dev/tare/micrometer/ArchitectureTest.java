package dev.tare.micrometer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The plan of the house, held for this room: the loader, and of Micrometer its meters alone. */
class ArchitectureTest {

    private final JavaClasses room = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tare.micrometer");

    @Test
    void onlyTheLoaderAndMetersAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tare.micrometer..",
                        "dev.tare.loader..",
                        "io.micrometer.core.instrument..",
                        "java..",
                        "org.jspecify..")
                .check(room);
    }
}
