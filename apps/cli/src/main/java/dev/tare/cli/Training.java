package dev.tare.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/**
 * A run that does once what people do often, and prints nothing. The launcher starts it to learn which classes belong into
 * the class-data archive.
 */
public final class Training {

    private Training() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("tare-training");
        try {
            train(
                    folder.resolve("starter").toString(),
                    folder.resolve("lean").toString(),
                    folder.resolve("app.tare").toString(),
                    folder.resolve("store").toString());
        } finally {
            delete(folder);
        }
    }

    private static void train(String starter, String lean, String bundle, String store) throws IOException {
        // What the variables of a real start are read by.
        System.getenv();
        run("--help");
        run("audit", "--help");
        run("--version");
        run("init", starter);
        nearCopies(Path.of(starter));
        run("audit", starter);
        run("audit", starter, "--all", "--fail-on", "error");
        run("audit", starter, "--format", "json");
        run("audit", starter, "--format", "markdown", "--model", "gpt-5");
        run("graph", starter);
        run("graph", starter, "--format", "mermaid");
        run("graph", starter, "--format", "json");
        run("why", starter, "CLAUDE.md", "CLAUDE.md");
        run("audit", starter, "--no-such-option");
        run("build", starter, "-o", lean);
        run("verify", lean, starter);
        run("build", starter, "-o", bundle, "--target", "bundle");
        runWith(
                Map.of("TERM", "xterm", "COLUMNS", "100", "TARE_STORE", store),
                "load",
                "review-change",
                "-b",
                bundle,
                "--var",
                "ARGUMENTS=x",
                "--on-demand",
                "severity-levels");
        run("load", "review-change", "-b", bundle, "--format", "json");
        run("load", "--list", "-b", bundle);
    }

    /** Adds files that differ in a word, which a bundle stores as calls of one partial. */
    private static void nearCopies(Path starter) throws IOException {
        for (String word : List.of("rye", "oats", "spelt")) {
            String text = "Whoever bakes with " + word + " weighs the " + word
                    + " first, writes down what it weighs, and" + " puts the rest of the " + word
                    + " back where it was found before anything else is done.\n";
            Files.writeString(starter.resolve(word + ".md"), text);
        }
    }

    /** What a run says or how it ends is of no interest: the classes are loaded all the same. */
    private static void run(String... arguments) {
        runWith(Map.of("TERM", "xterm", "COLUMNS", "100"), arguments);
    }

    private static void runWith(Map<String, String> environment, String... arguments) {
        Terminal terminal = new Terminal(
                OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), true, false, environment);
        Main.run(arguments, terminal);
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
