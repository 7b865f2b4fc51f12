package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as it lies in a release: it finds Java or says so, and its archive may be absent, damaged or in the making. */
class LauncherIT {

    private static final String VERSION = "tare \\d+\\.\\d+\\.\\d+(-\\w+)?\n";

    @TempDir
    private static Path all;

    private static Path launcher;

    /** Where the archive is that one run has made: whoever starts from it does not make another. */
    private static Path warm;

    @TempDir
    private Path scratch;

    private Path cache;

    @BeforeAll
    static void release() throws IOException {
        launcher = TareProcess.release(all.resolve("a release with spaces"));
        warm = all.resolve("cache");
        assertWorks(TareProcess.of(launcher, "--version")
                .with("XDG_CACHE_HOME", warm.toString())
                .run());
        assertThat(archives(warm)).hasSize(1);
    }

    @BeforeEach
    void newCache() {
        cache = scratch.resolve("cache");
    }

    @AfterEach
    void unlink() throws IOException {
        // JUnit would say that it leaves alone what the links lead to.
        for (Path link : links()) {
            Files.delete(link);
        }
    }

    /** Fills the cache of this test with a copy of the archive. */
    private Path copyOfTheArchive() throws IOException {
        Path made = archives(warm).get(0);
        Path copy = cache.resolve(warm.relativize(made).toString());
        Files.createDirectories(copy.getParent());
        return Files.copy(made, copy);
    }

    @Test
    void runsFromAnyFolderAndMakesItsArchiveOnce() throws IOException {
        // The first run was that of release().
        List<Path> first = archives(warm);
        FileTime made = Files.getLastModifiedTime(first.get(0));
        for (Path folder : List.of(scratch, Path.of("/"))) {
            assertWorks(tare("--version")
                    .with("XDG_CACHE_HOME", warm.toString())
                    .in(folder)
                    .run());
        }
        assertThat(archives(warm)).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.get(0))).isEqualTo(made);
    }

    @Test
    void archivesItsClassesThoughTheFolderHasASpace() throws IOException {
        assertThat(launcher.toString()).contains(" ");
        assertArchived(TareProcess.of(launcher, "--version").with("XDG_CACHE_HOME", warm.toString()));
    }

    @Test
    void archivesItsClassesThoughThePathIsNeitherAUrlNorInTheLocale() throws IOException {
        // By the shell, since the locale of this test may not know the letter either.
        TareProcess everywhere = TareProcess.of(
                Path.of("/bin/sh"),
                "-c",
                "folder=$2/$(printf 'caf\\303\\251 100%% #1'); mkdir \"$folder\" && cp -p \"$1/tare\" \"$1/tare.jar\" \"$folder\""
                        + " && \"$folder/tare\" --version; code=$?; rm -rf \"$folder\"; exit $code",
                "sh",
                launcher.getParent().toString(),
                scratch.toString());
        everywhere.with("XDG_CACHE_HOME", cache.toString()).with("LC_ALL", "C");
        assertArchived(everywhere);
    }

    @Test
    void theNextArchiveTakesTheLinkOfTheLastAway() throws IOException {
        assumeTrue(Runtime.version().feature() < 25, "this Java needs no link");
        assertWorks(tare("--version").run());
        List<Path> first = links();
        assertThat(first).hasSize(1);
        assertThat(first.get(0).toRealPath())
                .isEqualTo(launcher.resolveSibling("tare.jar").toRealPath());
        Path archive = archives(cache).get(0);
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
        assertWorks(tare("--version").run());
        assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(FileTime.fromMillis(0));
        assertThat(links()).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
    }

    @Test
    void runsThroughLinks() throws IOException {
        Path bin = Files.createDirectories(scratch.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("one"), launcher);
        Path relative = Files.createSymbolicLink(bin.resolve("two"), Path.of("../bin/one"));
        assertWorks(TareProcess.of(absolute, "--version")
                .with("XDG_CACHE_HOME", warm.toString())
                .run());
        assertWorks(TareProcess.of(relative, "--version")
                .with("XDG_CACHE_HOME", warm.toString())
                .run());
        // JUnit would say that it leaves alone what the link leads to.
        Files.delete(absolute);
    }

    @Test
    void runsFromThePath() {
        assertWorks(TareProcess.of(Path.of("/usr/bin/env"), "tare", "--version")
                .with("PATH", launcher.getParent() + ":" + System.getenv("PATH"))
                .with("XDG_CACHE_HOME", warm.toString())
                .run());
    }

    @Test
    void saysThatJavaIsMissing() {
        Result result =
                tare("--version").with("JAVA_HOME", "").with("PATH", "/nowhere").run();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("tare: needs Java 17 or newer, and found none;"
                        + " install one (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME.\n");
    }

    @Test
    void saysThatJavaIsTooOldByItsReleaseFile() throws IOException {
        Path home = fakeJava("exit 99");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"11.0.2\"\n");
        assertTooOld(tare("--version").with("JAVA_HOME", home.toString()).run(), "JAVA_HOME is Java 11.0.2");
    }

    @Test
    void saysThatJavaIsTooOldByAskingIt() throws IOException {
        Path home = fakeJava("echo 'openjdk version \"1.8.0_292\"' >&2; echo 'OpenJDK Runtime Environment' >&2");
        assertTooOld(tare("--version").with("JAVA_HOME", home.toString()).run(), "JAVA_HOME is Java 1.8.0_292");
        assertTooOld(
                tare("--version")
                        .with("JAVA_HOME", "")
                        .with("PATH", home.resolve("bin") + ":/usr/bin:/bin")
                        .run(),
                "java on the PATH is Java 1.8.0_292");
    }

    @Test
    void saysThatItCannotTellTheVersion() throws IOException {
        Path home = fakeJava("echo 'no such thing'");
        Result result = tare("--version").with("JAVA_HOME", home.toString()).run();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("tare: cannot tell the version of JAVA_HOME")
                .hasLineCount(1);
    }

    @Test
    void aHomeWithoutJavaIsPassedOver() {
        String real = System.getProperty("java.home");
        assertWorks(tare("--version")
                .with("XDG_CACHE_HOME", warm.toString())
                .with("JAVA_HOME", scratch.toString())
                .with("PATH", real + "/bin:" + System.getenv("PATH"))
                .run());
    }

    @Test
    void saysThatTheJarIsMissing() throws IOException {
        Path alone = TareProcess.release(scratch.resolve("without a jar"));
        Files.delete(alone.resolveSibling("tare.jar"));
        Result result = TareProcess.of(alone, "--version").run();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("tare.jar is missing").hasLineCount(1);
    }

    @Test
    void worksWhereNoCacheCanBeWritten() throws IOException {
        Path file = Files.writeString(scratch.resolve("file"), "no folder");
        assertWorks(tare("--version").with("XDG_CACHE_HOME", file + "/below").run());
        assertWorks(
                tare("--version").with("XDG_CACHE_HOME", "").with("HOME", "").run());
        assertWorks(tare("--version")
                .with("XDG_CACHE_HOME", "not/absolute")
                .with("HOME", "")
                .run());
    }

    @Test
    void worksWithADamagedArchive() throws IOException {
        Path archive = copyOfTheArchive();
        byte[] bytes = Files.readAllBytes(archive);
        archive.toFile().setWritable(true);
        Files.write(archive, "this is no archive".getBytes(StandardCharsets.UTF_8));
        assertWorks(tare("--version").run());
        Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
        assertWorks(tare("--version").run());
        Files.write(archive, new byte[0]);
        assertWorks(tare("--version").run());
        // Well-formed on the outside: without a checksum this ends the Java virtual machine.
        Arrays.fill(bytes, bytes.length / 3, bytes.length / 2, (byte) 0x5a);
        Files.write(archive, bytes);
        assertWorks(tare("--version").run());
    }

    @Test
    void firstRunsAtTheSameTimeDoNotDisturbEachOther() throws IOException {
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            running.add(tare("--version").start());
        }
        for (Process process : running) {
            assertWorks(TareProcess.finish(process));
        }
        assertThat(archives(cache)).hasSize(1);
    }

    @Test
    void passesOptionsToJavaAndArgumentsAsTheyAre() throws IOException {
        Result result = tare("no such command, 'quoted' $HOME *")
                .with("XDG_CACHE_HOME", warm.toString())
                .with("TARE_JAVA_OPTS", "-Xmx64m -Dx=y")
                .run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("tare: unknown command 'no such command, 'quoted' $HOME *'");
        assertThat(tare("--version")
                        .with("XDG_CACHE_HOME", warm.toString())
                        .with("TARE_JAVA_OPTS", "-version")
                        .run()
                        .err())
                .contains("version \"");
    }

    @Test
    void aBuildEndsWithItsLauncherAndTheNextRunBuilds() throws Exception {
        Path checkout = scratch.resolve("checkout");
        Path starter = TareProcess.release(checkout);
        Path target = Files.createDirectories(checkout.resolve("apps/cli/target"));
        Path jar = target.resolve("tare.jar");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Path built = checkout.resolve("tare.jar");
        Path maven = executable(checkout.resolve("mvnw"), "echo $$ >\"" + target + "/builder\"\nexec sleep 100");
        Process killed = TareProcess.of(starter, "--version")
                .with("XDG_CACHE_HOME", cache.toString())
                .start();
        Path builder = target.resolve("builder");
        while (!Files.exists(builder) || Files.size(builder) == 0) {
            assertThat(killed.isAlive()).isTrue();
            Thread.sleep(10);
        }
        assertThat(killed.toHandle().destroy()).isTrue();
        assertThat(killed.waitFor()).isEqualTo(143);
        long process = Long.parseLong(Files.readString(builder).strip());
        ProcessHandle.of(process).ifPresent(left -> left.onExit().join());
        assertThat(checkout.resolve(".tare-build")).doesNotExist();
        executable(maven, "cp \"" + built + "\" \"" + jar + "\"");
        Result result = TareProcess.of(starter, "--version")
                .with("XDG_CACHE_HOME", cache.toString())
                .run();
        assertThat(result.err()).isEqualTo("tare: Building Tare for the first time (about a minute)…\n");
        assertThat(result.out()).matches(VERSION);
    }

    private static Path executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private TareProcess tare(String... arguments) {
        return TareProcess.of(launcher, arguments).with("XDG_CACHE_HOME", cache.toString());
    }

    private Path fakeJava(String script) throws IOException {
        Path home = scratch.resolve("old java");
        executable(Files.createDirectories(home.resolve("bin")).resolve("java"), script);
        return home;
    }

    /** Returns every file in the cache: beside links to jars nothing but whole archives may be there. */
    private static List<Path> archives(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    private List<Path> links() throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(Files::isSymbolicLink).toList();
        }
    }

    /** Runs a process twice, and looks in the second run where the classes of Tare came from. */
    private void assertArchived(TareProcess process) throws IOException {
        assertWorks(process.run());
        Path log = scratch.resolve("classes");
        assertWorks(
                process.with("TARE_JAVA_OPTS", "-Xlog:class+load:file=" + log).run());
        assertThat(Files.readAllLines(log, StandardCharsets.ISO_8859_1))
                .filteredOn(line -> line.contains("] dev.tare."))
                .isNotEmpty()
                .allMatch(line -> line.contains("source: shared objects file"));
    }

    private static void assertWorks(Result result) {
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).matches(VERSION);
        assertThat(result.code()).isZero();
    }

    private static void assertTooOld(Result result, String reason) {
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("tare: needs Java 17 or newer, but " + reason)
                .hasLineCount(1);
    }
}
