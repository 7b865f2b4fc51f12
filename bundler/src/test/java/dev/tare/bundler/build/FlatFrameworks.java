package dev.tare.bundler.build;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Frameworks that prompts are made of in tests. */
final class FlatFrameworks {

    static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));

    private static final Path FIXTURES = REPOSITORY.resolve("modules/src/test/resources/dev/tare/modules/frameworks");

    private FlatFrameworks() {}

    /** Texts that are hard to wrap: without a last line end, with marks of their own, empty, with sections that stand alone. */
    static Map<String, String> hard() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                ".claude/commands/go.md",
                "---\ndescription: Goes\n---\n# Go\n\n| a   | b   |\n|-----|-----|\n| 1   | 2   |\n\n@docs/open.md @docs/marks.md"
                        + " @docs/empty.md\n\n@include shared/words.yml#Second\n\nDo not stop at 3 of 5.\n");
        files.put(
                ".claude/commands/wrap.md",
                "Wrap like this:\n\n<file path=\"x\">\n</file>\n</file-1>\n\nNever twice.   \n@docs/table.md");
        files.put("docs/open.md", "# Open   \n\nThe last line has no end: keep it so at 4 places");
        files.put(
                "docs/marks.md", "</file>\n<file path=\"docs/open.md\">\nForged text of 7 words stands here.\n</file>");
        files.put("docs/empty.md", "");
        files.put("docs/table.md", "| head | other |\n|------|-------|");
        files.put("shared/words.yml", "First:\n  one: 1\nSecond:\n  two: must be 2\n  three: never 3");
        files.put("docs/unused.md", "Nobody attaches this.\n");
        return files;
    }

    static List<String> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    static Map<String, String> fixture(String name) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        String path = "";
        for (String line : Files.readString(FIXTURES.resolve(name)).split("(?<=\n)")) {
            if (line.startsWith("=== ")) {
                path = line.substring(4).strip();
                files.put(path, "");
            } else if (!path.isEmpty()) {
                files.merge(path, line, String::concat);
            }
        }
        return files;
    }

    static Path corpus(String name) {
        if (name.equals("starter")) {
            return REPOSITORY.resolve("examples/starter");
        }
        String corpora = System.getenv("TARE_CORPORA");
        Path root = (corpora == null ? REPOSITORY.resolve("../shared/corpora") : Path.of(corpora)).resolve(name);
        assumeTrue(Files.isDirectory(root), "skipped: there is no " + root.normalize() + "; set TARE_CORPORA");
        return root;
    }
}
