package dev.tare.bundler.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Frameworks as folders of files, and what git makes of them. */
final class Trees {

    static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));

    private Trees() {}

    static void write(Path root, Map<String, byte[]> files) throws IOException {
        Files.createDirectories(root);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    /** Copies what is no link. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else if (!path.toString().contains("/.git/")) {
                Files.copy(path, target);
            }
        }
    }

    /** Returns the files of the labelled frameworks, by name; the labels are left out. */
    static Map<String, Map<String, byte[]>> labelled() throws IOException {
        Path folder = REPOSITORY.resolve("modules/src/test/resources/dev/tare/modules/frameworks");
        Map<String, Map<String, byte[]>> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                all.put(String.valueOf(file.getFileName()), unpacked(Files.readString(file)));
            }
        }
        return all;
    }

    private static Map<String, byte[]> unpacked(String text) {
        Map<String, byte[]> files = new TreeMap<>();
        List<String> sections = new ArrayList<>(List.of(("\n" + text).split("\n=== ", -1)));
        for (String section : sections) {
            int end = section.indexOf('\n');
            String path = end < 0 ? section : section.substring(0, end);
            if (!path.isBlank() && !path.equals("EXPECT")) {
                files.put(
                        path.replace("%20", " ").strip(),
                        (section.substring(end + 1) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    static boolean hasGit(Path folder) throws InterruptedException {
        try {
            return git(folder, "--version").startsWith("git version");
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns what git says, which is nothing when it could apply a patch. */
    static String git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // A repository around the folder would let git leave the files alone.
        builder.environment()
                .put(
                        "GIT_CEILING_DIRECTORIES",
                        String.valueOf(directory.toAbsolutePath().getParent()));
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return told;
    }
}
