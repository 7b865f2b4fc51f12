package dev.tare.usage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The plan of the house, held for this room: the loader and the store, which know nothing of each other, and no SQL. */
class ArchitectureTest {

    private final JavaClasses room = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tare.usage");

    @Test
    void onlyTheLoaderAndTheStoreAreUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tare.usage..",
                        "dev.tare.loader..",
                        "dev.tare.store..",
                        "dev.tare.core..",
                        "java.lang..",
                        "java.nio.file..",
                        "java.time..",
                        "java.util..",
                        "org.jspecify..")
                .check(room);
    }
}
