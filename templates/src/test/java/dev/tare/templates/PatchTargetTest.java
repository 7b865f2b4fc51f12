package dev.tare.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.text.Edits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code git apply} makes of a patch is what the edits make of the files. */
class PatchTargetTest {

    private static final String[] NAMES = {
        "plain.md", "with a blank.md", "qu\"ote.md", "back\\slash.md", "\u00fcber.md", "tab\there.md", "deep/er/one.md"
    };

    private static final String[] LINES = {
        "words\n", "\n", "\r\n", "dos\r\n", "--- a/x\n", "+++ b/x\n", "@@ -1 +1 @@\n", "-\n", "\u4f60\u597d\n", "no end"
    };

    @TempDir
    private Path folder;

    @Test
    void gitMakesOfThePatchWhatTheEditsMake() throws IOException, InterruptedException {
        assumeTrue(hasGit(), "skipped: there is no git to apply patches with");
        for (int seed = 0; seed < 120; seed++) {
            Random random = new Random(seed);
            Path root = Files.createDirectories(folder.resolve("seed" + seed));
            List<PatchedFile> files = new ArrayList<>();
            Map<String, byte[]> expected = new TreeMap<>();
            for (String name : NAMES) {
                PatchedFile file = file(name, random);
                files.add(file);
                if (file.before().isPresent()) {
                    Files.createDirectories(root.resolve(name).getParent());
                    Files.write(root.resolve(name), file.before().get());
                }
                file.after().ifPresent(after -> expected.put(name, after));
            }
            Path patch = folder.resolve("seed" + seed + ".patch");
            byte[] bytes = PatchTarget.write(files);
            Files.write(patch, bytes);
            if (bytes.length > 0) {
                assertThat(run(root, "git", "apply", "--whitespace=nowarn", patch.toString()))
                        .as("seed %s", seed)
                        .isEmpty();
            }
            assertThat(TreeTarget.files(root)).as("seed %s", seed).containsExactlyElementsOf(expected.keySet());
            for (Map.Entry<String, byte[]> file : expected.entrySet()) {
                assertThat(Files.readAllBytes(root.resolve(file.getKey())))
                        .as("seed %s, %s", seed, file.getKey())
                        .isEqualTo(file.getValue());
            }
        }
    }

    @Test
    void hunksHaveThreeLinesOfContextAndAreJoinedWhereTheseMeet() {
        byte[] before = bytes("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n");
        Edits edits = new Edits.Builder()
                .replace(8, 9, bytes("five"))
                .replace(18, 18, bytes("new\n"))
                .replace(45, 47, bytes("19a"))
                .build();
        assertThat(new String(
                        PatchTarget.write(List.of(PatchedFile.edited("n.md", before, edits))), StandardCharsets.UTF_8))
                .isEqualTo("""
                        diff --git a/n.md b/n.md
                        --- a/n.md
                        +++ b/n.md
                        @@ -2,11 +2,12 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                         9
                        +new
                         10
                         11
                         12
                        @@ -16,5 +17,5 @@
                         16
                         17
                         18
                        -19
                        +19a
                         20
                        """);
    }

    private static PatchedFile file(String name, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            String line = LINES[random.nextInt(LINES.length)];
            text.append(line);
        }
        byte[] before = bytes(text.toString());
        return switch (random.nextInt(8)) {
            case 0 -> before.length == 0 ? PatchedFile.added(name, bytes("x")) : PatchedFile.deleted(name, before);
            case 1 -> PatchedFile.added(name, before.length == 0 ? bytes("new\n") : before);
            default -> PatchedFile.edited(name, before, edits(before.length, random));
        };
    }

    private static Edits edits(int length, Random random) {
        Edits.Builder edits = new Edits.Builder();
        int at = 0;
        while (at < length) {
            at += random.nextInt(1 + length / 2);
            int end = Math.min(length, at + random.nextInt(12));
            if (at <= length && at <= end) {
                edits.replace(at, end, bytes(random.nextBoolean() ? "" : LINES[random.nextInt(LINES.length)]));
            }
            at = end + 1;
        }
        return edits.build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean hasGit() throws InterruptedException {
        try {
            return run(folder, "git", "--version").startsWith("git version");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(Path directory, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // A repository around the folder would let git leave the files alone.
        builder.environment()
                .put(
                        "GIT_CEILING_DIRECTORIES",
                        directory.toAbsolutePath().getParent().toString());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return told;
    }
}
