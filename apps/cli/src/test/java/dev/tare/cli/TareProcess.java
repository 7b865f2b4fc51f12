package dev.tare.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A real process of Tare, by its launcher or by its jar, with an environment that holds nothing but what the test says. */
final class TareProcess {

    private static final long MINUTES = 5;

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private File folder = new File(".");

    private TareProcess(List<String> command) {
        this.command.addAll(command);
        environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /** What a process left behind. */
    record Result(int code, String out, String err) {}

    /** Returns the jar that this build has packed. */
    static Path jar() {
        return Path.of("target", "tare.jar").toAbsolutePath();
    }

    /** Returns the folder of the repository. */
    static Path repository() {
        return Path.of(System.getProperty("tare.repository.root"));
    }

    /** Returns a process of the jar, without the launcher but with an archive of its classes, as the launcher would have it. */
    static TareProcess ofJar(String... arguments) {
        return new TareProcess(List.of(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:SharedArchiveFile=" + ClassArchive.FILE,
                        "-jar",
                        jar().toString()))
                .and(arguments);
    }

    /** Returns a process of nothing but the jar: where it is asked which classes are loaded, and what the jar does alone. */
    static TareProcess ofJarAlone(String... arguments) {
        return new TareProcess(List.of(java(), "-XX:TieredStopAtLevel=1", "-jar", jar().toString())).and(arguments);
    }

    /** The archive that processes of these tests start from: without one, half of a short run is the reading of classes. */
    private static final class ClassArchive {

        static final Path FILE = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("tare-classes");
                Path file = folder.resolve("tare.jsa");
                folder.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
                Result result = new TareProcess(List.of(
                                java(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ArchiveClassesAtExit=" + file,
                                "-cp",
                                jar().toString(),
                                "dev.tare.cli.Training"))
                        .run();
                if (result.code() != 0 || !Files.isRegularFile(file)) {
                    throw new AssertionError("no archive was made: " + result);
                }
                return file;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns a process of any program. */
    static TareProcess of(Path program, String... arguments) {
        assumeTrue(File.separatorChar == '/', "the launcher for this platform is tare.cmd, which has no test yet");
        return new TareProcess(List.of(program.toString())).and(arguments);
    }

    /** Returns a process of a shell that runs a script; {@code "$@"} holds what runs the jar. */
    static TareProcess ofScript(String script) {
        assumeTrue(File.separatorChar == '/', "there is no POSIX shell here");
        return new TareProcess(List.of("/bin/sh", "-c", script, "sh", java(), "-jar", jar().toString()));
    }

    /** Puts the launcher and the jar into a folder, as a release has them. */
    static Path release(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path launcher = folder.resolve("tare");
        Files.copy(repository().resolve("tare"), launcher);
        if (File.separatorChar == '/') {
            Files.setPosixFilePermissions(
                    launcher, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.copy(jar(), folder.resolve("tare.jar"));
        return launcher;
    }

    TareProcess and(String... arguments) {
        command.addAll(List.of(arguments));
        return this;
    }

    /** Sets a variable, or takes it away when the value is empty. */
    TareProcess with(String variable, String value) {
        if (value.isEmpty()) {
            environment.remove(variable);
        } else {
            environment.put(variable, value);
        }
        return this;
    }

    TareProcess in(Path workingFolder) {
        folder = workingFolder.toFile();
        return this;
    }

    Result run() {
        return finish(start());
    }

    Process start() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Result finish(Process process) {
        // Two readers, so that neither pipe fills up and stops the process.
        StringBuilder err = new StringBuilder();
        Thread reader = new Thread(() -> err.append(text(process, true)));
        reader.start();
        String out = text(process, false);
        try {
            reader.join();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return new Result(process.exitValue(), out, err.toString());
    }

    private static String text(Process process, boolean errors) {
        try (var stream = errors ? process.getErrorStream() : process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
