package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linking says the same with one thread and with many. */
class ParallelLinkingTest {

    private static final String[] NAMES = {
        "review",
        "review-plan",
        "deploy",
        "deploy-service",
        "checklist",
        "glossary",
        "style-guide",
        "error-handling",
        "release-notes",
        "architecture-overview",
        "test-strategy",
        "SKILL",
        "README"
    };

    private static final String[] FOLDERS = {
        "",
        ".claude/commands/",
        ".claude/agents/",
        "kit/flows/",
        "kit/shared/",
        "docs/",
        "packs/one/commands/",
        "packs/two/commands/",
        "packs/two/shared/"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void randomFrameworksAreLinkedTheSame(long seed) {
        Fixture.Linked linked = assertLinkedTheSame(randomFramework(new Random(seed)));

        assertThat(linked.outcomes())
                .containsKeys(Outcome.RESOLVED, Outcome.BROKEN, Outcome.MISPLACED, Outcome.AMBIGUOUS, Outcome.EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccmp-v3", "superclaude-v2-fork", "superclaude-v4"})
    void realFrameworksAreLinkedTheSame(String corpus) {
        assertLinkedTheSame(Corpus.read(corpus));
    }

    /** So many questions that none is answered after some: which ones must not depend on who was first. */
    @Test
    void theSameMisspeltPathsAreLeftWithoutAnAnswer() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            files.put("docs/part-%04d/chapter-about-topic-%04d.md".formatted(i, i), "x\n");
        }
        for (int file = 0; file < 20; file++) {
            StringBuilder text = new StringBuilder();
            for (int i = file; i < 2_000; i += 10) {
                text.append("See docs/part-%04d/chapter-abuot-topic-%04d.md\n".formatted(i, i));
            }
            files.put(".claude/commands/run-%02d.md".formatted(file), text.toString());
        }

        assertThat(assertLinkedTheSame(files).references())
                .anyMatch(reference -> reference.candidates().isEmpty())
                .anyMatch(reference -> !reference.candidates().isEmpty());
    }

    /** A bare name is judged by what stands in a file that is linked elsewhere. */
    @Test
    void chunksTellEachOtherWhichNamesAreBroken() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 600; i++) {
            files.put("notes/note-%03d.md".formatted(i), "See notes/note-%03d.md\n".formatted((i + 1) % 600));
        }
        files.put("a.md", "Then read steering-rules.md.\n");
        files.put("z.md", "[rules](notes/steering-rules.md)\n");

        Fixture.Linked linked = assertLinkedTheSame(files);

        assertThat(linked.from("a.md")).containsExactly("path lazy broken steering-rules.md");
    }

    private static Fixture.Linked assertLinkedTheSame(Map<String, String> files) {
        Fixture.Linked alone = Fixture.of(files).link(TaskExecutor.direct());
        for (int threads : new int[] {2, 3, 8}) {
            try (TaskExecutor executor = TaskExecutor.ofParallelism(threads)) {
                Fixture.Linked together = Fixture.of(files).link(executor);

                assertThat(together.references()).as("%d threads", threads).isEqualTo(alone.references());
                assertThat(together.diagnostics()).as("%d threads", threads).isEqualTo(alone.diagnostics());
            }
        }
        return alone;
    }

    private static Map<String, String> randomFramework(Random random) {
        List<String> paths = new ArrayList<>();
        int count = 60 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            paths.add(any(random, FOLDERS) + (random.nextBoolean() ? "part-" + random.nextInt(9) + "/" : "")
                    + any(random, NAMES) + (random.nextInt(3) == 0 ? "-" + random.nextInt(40) : "") + ".md");
        }
        paths.add("packs/two/.claude-plugin/plugin.json");
        Map<String, String> files = new TreeMap<>();
        for (String path : paths) {
            files.put(path, path.endsWith(".json") ? null : text(random, paths));
        }
        return files;
    }

    private static String text(Random random, List<String> paths) {
        StringBuilder text = new StringBuilder("# " + any(random, NAMES) + "\n\n## Steps\n\n");
        int mentions = random.nextInt(25);
        for (int i = 0; i < mentions; i++) {
            text.append(random.nextInt(6) == 0 ? "For example, " : "Read ")
                    .append(mention(random, paths))
                    .append(random.nextBoolean() ? ".\n" : "\n\n");
        }
        return text.toString();
    }

    private static String mention(Random random, List<String> paths) {
        String path = written(random, paths.get(random.nextInt(paths.size())));
        String name = any(random, NAMES);
        return switch (random.nextInt(11)) {
            case 0 -> "@" + path;
            case 1 -> "[it](" + path + ")";
            case 2 -> "[it](" + path + "#" + (random.nextBoolean() ? "steps" : "setps") + ")";
            case 3 -> "`" + path + "`";
            case 4 -> "/" + name;
            case 5 -> "/two:" + (random.nextBoolean() ? name : name.replace("v", "w"));
            case 6 -> "@agent-" + name;
            case 7 -> "@include " + path + "#Steps";
            case 8 -> "~/.claude/" + path;
            case 9 -> "[[" + name + "]]";
            default -> path;
        };
    }

    /** As it is, from another folder, without its folder, or with a slip of the pen. */
    private static String written(Random random, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (random.nextInt(6)) {
            case 0 -> name;
            case 1 -> "../" + path;
            case 2 -> any(random, FOLDERS) + name;
            case 3 -> path.replace("e", random.nextBoolean() ? "ee" : "");
            case 4 -> name.replace("i", "");
            default -> path;
        };
    }

    private static String any(Random random, String[] words) {
        return words[random.nextInt(words.length)];
    }
}
