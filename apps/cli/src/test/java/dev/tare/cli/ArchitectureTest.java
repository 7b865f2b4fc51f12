package dev.tare.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan of the house, held over all rooms: who may use whom, which room owns which library, what nobody does. */
@Tag("once")
class ArchitectureTest {

    private static JavaClasses house;

    @BeforeAll
    static void readClasses() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tare");
    }

    @Test
    void everyRoomIsSeen() {
        for (String room :
                new String[] {"core", "modules", "loader", "store", "optimizer", "templates", "bundler", "cli"}) {
            assertThat(house.that(resideInAPackage("dev.tare." + room + "..")))
                    .as(room)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "core,    dev.tare.core..",
        "modules, dev.tare.modules..;dev.tare.core..",
        "optimizer, dev.tare.optimizer..;dev.tare.modules..;dev.tare.core..",
        "loader,  dev.tare.loader..;dev.tare.core..",
        "store,   dev.tare.store..;dev.tare.core..",
        "templates, dev.tare.templates..;dev.tare.modules..;dev.tare.loader..;dev.tare.core..",
        "bundler, dev.tare.bundler..;dev.tare.templates..;dev.tare.optimizer..;dev.tare.modules..;dev.tare.loader..;dev.tare.core..",
    })
    void roomsUseOnlyTheRoomsBelow(String room, String allowed) {
        DescribedPredicate<JavaClass> foreign = resideInAPackage("dev.tare..")
                .and(resideOutsideOfPackages(allowed.split(";")))
                .as("rooms other than %s", allowed);
        noClasses()
                .that()
                .resideInAPackage("dev.tare." + room + "..")
                .should()
                .dependOnClassesThat(foreign)
                .check(house);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "modules", "loader", "store", "optimizer", "templates", "bundler", "cli"})
    void packagesInARoomHaveNoCycles(String room) {
        slices().assignedFrom(packagesOf("dev.tare." + room))
                .should()
                .beFreeOfCycles()
                .check(house);
    }

    @ParameterizedTest
    @CsvSource({
        "com.fasterxml..,   core",
        "com.knuddels..,    core",
        "org.snakeyaml..,   core",
        "org.jgrapht..,     modules",
        "com.vladsch..,     modules",
        "com.github.mustachejava.., loader.template",
        "org.sqlite..,      store",
        "picocli..,         cli",
    })
    void everyLibraryHasOneOwner(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tare." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(house);
    }

    /** What judges passes must not share their faults. */
    @Test
    void theCheckOfMeaningUsesNothingThatPassesUse() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.tare.optimizer.meaning..", "dev.tare.modules.markdown..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tare.optimizer.markdown..",
                        "dev.tare.optimizer.pass..",
                        "dev.tare.optimizer.structure..",
                        "dev.tare.optimizer.xml..",
                        "dev.tare.modules.block..",
                        "dev.tare.modules.xml..")
                .check(house);
    }

    @Test
    void noLibraryShowsInAPublicSignatureOfARoom() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(
                        "dev.tare.core..",
                        "dev.tare.modules..",
                        "dev.tare.loader..",
                        "dev.tare.store..",
                        "dev.tare.bundler..")
                .should(speakOnlyOf("java..", "dev.tare.."))
                .check(house);
    }

    @Test
    void onlyAppsPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tare.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .check(house);
    }

    @Test
    void theAuditPathUsesNoRegularExpressions() {
        DescribedPredicate<JavaClass> auditPath =
                resideInAPackage("dev.tare.core..").or(resideInAPackage("dev.tare.modules.."));
        noClasses()
                .that(auditPath)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .check(house);
        for (String name : new String[] {"matches", "replaceAll", "replaceFirst"}) {
            noClasses()
                    .that(auditPath)
                    .should()
                    .callMethodWhere(target(String.class, name))
                    .check(house);
        }
    }

    @Test
    void parallelismIsInTheExecutorAndInTheLoadersPool() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tare.core.exec..", "dev.tare.cli..", "dev.tare.loader.load..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Thread.class.getName())
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("ExecutorService")
                .check(house);
    }

    @Test
    void thePublicTypesOfTheCommandLineAreWhatTheLauncherAndTheBuildNeed() {
        classes()
                .that()
                .resideInAPackage("dev.tare.cli")
                .and()
                .arePublic()
                .should()
                .haveSimpleName("Main")
                .orShould()
                .haveSimpleName("Training")
                .orShould()
                .haveSimpleName("HelpPages")
                .orShould()
                .haveSimpleName("ProgramId")
                .check(house);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaMethodCall> target(
            Class<?> owner, String name) {
        return DescribedPredicate.describe(
                owner.getSimpleName() + "." + name + ", a regular expression in disguise",
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(name));
    }

    private static ArchCondition<JavaMethod> speakOnlyOf(String... packages) {
        DescribedPredicate<JavaClass> foreign = resideOutsideOfPackages(packages);
        return new ArchCondition<>("speak only of " + String.join(", ", packages)) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                for (JavaClass type : method.getAllInvolvedRawTypes()) {
                    JavaClass base = type.getBaseComponentType();
                    if (!base.isPrimitive() && foreign.test(base)) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + base.getFullName()));
                    }
                }
            }
        };
    }

    /** The room's own package, which holds its face, is a slice like those below it. */
    private static SliceAssignment packagesOf(String room) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.equals(room) || name.startsWith(room + ".")
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + room;
            }
        };
    }
}
