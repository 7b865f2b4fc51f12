package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.cli.TareProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start does not load, because it would take longer than the work: seen by the Java virtual machine's own log. */
class StartPathIT {

    /** Spins equals, hashCode and toString of a record from method handles, some 20 ms at the first call of any. */
    private static final List<String> SPINNERS = List.of("java.lang.runtime.ObjectMethods");

    private static final List<String> LIBRARIES = List.of("org.jgrapht.", "com.knuddels.", "org.snakeyaml.");

    @Test
    void anAuditLoadsNoHeavyLibraryAndSpinsNoClasses() {
        String classes = classesOf("audit", TareProcess.repository().resolve("examples/starter"));
        assertThat(classes).contains("dev.tare.bundler.Tare ");
        assertLoadsNothingOf(classes, LIBRARIES);
        assertLoadsNothingOf(classes, List.of("com.fasterxml."));
        assertLoadsNothingOf(classes, SPINNERS);
    }

    @Test
    void soDoesTheAuditOfARealFramework() {
        String corpora = System.getenv().getOrDefault("TARE_CORPORA", "../shared/corpora");
        Path corpus = TareProcess.repository().resolve(corpora).resolve("ccmp-v3");
        assumeTrue(Files.isDirectory(corpus), "no corpora at " + corpus.getParent() + "; TARE_CORPORA names them");
        String classes = classesOf("audit", corpus);
        assertLoadsNothingOf(classes, LIBRARIES);
        assertLoadsNothingOf(classes, SPINNERS);
    }

    @Test
    void helpLoadsNoParserOfArguments() {
        String classes = classesOf("help", Path.of("audit"));
        assertThat(classes).contains("dev.tare.cli.HelpPages ");
        assertLoadsNothingOf(classes, List.of("picocli.", "dev.tare.core.", "dev.tare.modules.", "dev.tare.bundler."));
        assertLoadsNothingOf(classes, SPINNERS);
    }

    @Test
    void aPromptIsLoadedWithTheLoaderAlone(@TempDir Path folder) {
        Path bundle = folder.resolve("app.tare");
        Path starter = TareProcess.repository().resolve("examples/starter");
        TareProcess.ofJar("build", starter.toString(), "-o", bundle.toString(), "--target", "bundle")
                .run();
        String classes =
                classesOf(folder.resolve("store").toString(), "load", Path.of("deliver"), "-b", bundle.toString());
        assertThat(classes).contains("dev.tare.loader.ModuleLoader ");
        assertLoadsNothingOf(classes, LIBRARIES);
        assertLoadsNothingOf(
                classes,
                List.of(
                        "dev.tare.modules.",
                        "dev.tare.optimizer.",
                        "dev.tare.templates.",
                        "dev.tare.bundler.",
                        "dev.tare.core.yaml.",
                        "picocli.",
                        "java.util.stream.",
                        "com.github.",
                        "org.sqlite.",
                        "java.sql.",
                        "java.security.SecureRandom ",
                        "dev.tare.store.Store ",
                        "dev.tare.store.db.",
                        "dev.tare.store.learn.",
                        "dev.tare.store.rows."));
        assertThat(classes).contains("dev.tare.store.spool.Spool ");
        assertThat(folder.resolve("store/spool.log")).exists();
        assertLoadsNothingOf(classes, SPINNERS);
    }

    private static String classesOf(String command, Path argument, String... more) {
        return classesOf("off", command, argument, more);
    }

    private static String classesOf(String store, String command, Path argument, String... more) {
        Result result = TareProcess.ofJarAlone(command, argument.toString())
                .and(more)
                .with("TARE_STORE", store)
                .with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:stdout")
                .run();
        assertThat(result.code()).isZero();
        return result.out();
    }

    /** A line of the log is {@code [0.123s][info][class,load] a.b.C source: …}. */
    private static void assertLoadsNothingOf(String classes, List<String> names) {
        for (String name : names) {
            assertThat(classes.lines().filter(line -> line.contains("] " + name)))
                    .as(name)
                    .isEmpty();
        }
    }
}
