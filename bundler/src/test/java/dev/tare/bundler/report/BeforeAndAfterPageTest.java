package dev.tare.bundler.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that shows the starter before and after shows what a build makes of it; {@code -Dgolden.update=true} writes it anew. */
class BeforeAndAfterPageTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));
    private static final Path STARTER = REPOSITORY.resolve("examples/starter");
    private static final List<Integer> LEVELS = List.of(1, 2, 3);

    @TempDir
    private Path folder;

    private final Map<Integer, BuildReport> reports = new TreeMap<>();
    private final Map<Integer, String> patches = new TreeMap<>();

    @Test
    void showsWhatABuildMakesOfTheStarter() throws IOException, OutputException {
        for (int level : LEVELS) {
            Path patch = folder.resolve(level + ".patch");
            BuildOptions options =
                    new BuildOptions(ReadOptions.DEFAULT, BuildTarget.PATCH, level, Notation.KEEP, false, 1);
            reports.put(level, Builder.build(STARTER, patch, options, "test", TaskExecutor.direct()));
            patches.put(level, Files.readString(patch));
        }
        Path page = REPOSITORY.resolve("docs/before-and-after.md");
        String now = Files.readString(page);
        String wanted = refreshed(now);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, wanted);
        } else {
            assertThat(now).isEqualTo(wanted);
        }
    }

    private String refreshed(String page) {
        List<String> lines = page.lines().toList();
        List<String> result = new ArrayList<>();
        int made = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            result.add(line);
            String[] words = line.startsWith("<!-- ") ? line.split(" ") : new String[0];
            if (words.length < 3) {
                continue;
            }
            made++;
            i = afterOld(lines, i);
            result.add("");
            switch (words[1]) {
                case "starts" -> result.addAll(starts());
                case "diff" -> result.addAll(diff(Integer.parseInt(words[2]), words[3]));
                case "part" -> result.addAll(part(Integer.parseInt(words[2]), words[3]));
                default -> throw new AssertionError("nothing is made for " + line);
            }
        }
        assertThat(made).isGreaterThan(4);
        return String.join("\n", result) + "\n";
    }

    /** Returns the last line of what an earlier run has made below a mark: a table, or a fence. */
    private static int afterOld(List<String> lines, int mark) {
        int i = mark + 1;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        if (i < lines.size() && lines.get(i).startsWith("~~~~")) {
            do {
                i++;
            } while (!lines.get(i).equals("~~~~"));
            return i;
        }
        int last = mark;
        while (i < lines.size() && lines.get(i).startsWith("|")) {
            last = i++;
        }
        return last;
    }

    private List<String> starts() {
        List<String> rows =
                new ArrayList<>(List.of("| entry | source | level 1 | level 2 | level 3 |", "|---|---|---|---|---|"));
        for (BuildReport.EntryChange entry : report(1).entries()) {
            StringBuilder row = new StringBuilder(
                    "| `" + entry.name() + "` | " + count(entry.start().before()));
            for (int level : LEVELS) {
                for (BuildReport.EntryChange same : report(level).entries()) {
                    if (same.id().equals(entry.id())) {
                        row.append(" | ").append(count(same.start().after()));
                    }
                }
            }
            rows.add(row.append(" |").toString());
        }
        return rows;
    }

    private BuildReport report(int level) {
        return reports.getOrDefault(level, reports.values().iterator().next());
    }

    private static String count(long tokens) {
        return String.format(Locale.ROOT, "%,d", tokens);
    }

    private List<String> diff(int level, String path) {
        List<String> fence = new ArrayList<>(List.of("~~~~diff"));
        hunks(level, path).forEach(fence::add);
        fence.add("~~~~");
        return fence;
    }

    /** Returns the lines of the file that the text of this module was put into. */
    private List<String> part(int level, String path) {
        String named = hunks(level, path).stream()
                .filter(line -> line.startsWith("+For "))
                .findFirst()
                .orElseThrow();
        String part = named.substring(named.indexOf('`') + 1, named.lastIndexOf('`'));
        List<String> fence = new ArrayList<>(List.of("~~~~markdown"));
        for (String line : hunks(level, part)) {
            if (!line.startsWith("@@")) {
                fence.add(line.substring(1));
            }
        }
        fence.add("~~~~");
        return fence;
    }

    private List<String> hunks(int level, String path) {
        String patch = patches.getOrDefault(level, "");
        int file = patch.indexOf("+++ b/" + path + "\n");
        assertThat(file).as("%s in the patch of level %s", path, level).isNotNegative();
        int start = patch.indexOf("\n@@", file) + 1;
        int end = patch.indexOf("\ndiff --git ", start);
        return patch.substring(start, end < 0 ? patch.length() : end).lines().toList();
    }
}
