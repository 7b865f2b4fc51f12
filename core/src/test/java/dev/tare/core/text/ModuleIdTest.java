package dev.tare.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleIdTest {

    private static final String[] SEGMENTS = {
        "a", "b.md", "..", ".", "", "...", "..a", ".claude", "é", "日本", "a b", "..."
    };

    @Test
    void normalisesAsSegmentsDo() {
        for (int seed = 0; seed < 50_000; seed++) {
            Random random = new Random(seed);
            List<String> segments = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                segments.add(SEGMENTS[random.nextInt(SEGMENTS.length)]);
            }
            String path = String.join("/", segments);
            Optional<ModuleId> id = ModuleId.of(path);
            assertThat(id.map(ModuleId::path)).as(path).isEqualTo(naive(segments));
            // Twice is once, and what it gives can be said again.
            id.ifPresent(i -> assertThat(ModuleId.of(i.path())).hasValue(new ModuleId(i.path())));
            id.ifPresent(i -> assertThat((i.folder().isEmpty() ? "" : i.folder() + "/") + i.fileName())
                    .isEqualTo(i.path()));
            id.ifPresent(i -> assertThat(i.stem()
                            + (i.extension().isEmpty() && !i.fileName().endsWith(".") ? "" : "." + i.extension()))
                    .isEqualTo(i.fileName()));
        }
    }

    private static Optional<String> naive(List<String> segments) {
        List<String> kept = new ArrayList<>();
        for (String segment : segments) {
            if (segment.equals("..")) {
                if (kept.isEmpty()) {
                    return Optional.empty();
                }
                kept.remove(kept.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                kept.add(segment);
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(String.join("/", kept));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b/c.md, ../d.md, a/d.md",
        "a/b/c.md, d.md, a/b/d.md",
        "c.md, d.md, d.md",
        "c.md, ../d.md, ",
        "a/c.md, ../../d.md, ",
        "a/b/c.md, ../../prompt/../x/./y.md, x/y.md"
    })
    void resolvesFromItsFolder(String id, String relative, String expected) {
        assertThat(new ModuleId(id).resolveSibling(relative).map(ModuleId::path))
                .isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "a/b.c.md, a, b.c.md, b.c, md",
        ".claude/x, .claude, x, x, ''",
        ".gitignore, '', .gitignore, .gitignore, ''",
        "a.d/b, a.d, b, b, ''",
        "SKILL.MD, '', SKILL.MD, SKILL, MD"
    })
    void knowsItsParts(String id, String folder, String fileName, String stem, String extension) {
        ModuleId module = new ModuleId(id);
        assertThat(List.of(module.folder(), module.fileName(), module.stem(), module.extension()))
                .containsExactly(folder, fileName, stem, extension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "a//b", "./a", "a/./b", "a/../b", "..", "."})
    void refusesWhatIsNotNormal(String path) {
        assertThatThrownBy(() -> new ModuleId(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sortsByCodeUnit() {
        List<ModuleId> ids = new ArrayList<>();
        for (String path : List.of("b", "a/b", "B", "ä", "a", "a.md", "a-b")) {
            ids.add(new ModuleId(path));
        }
        ids.sort(null);
        assertThat(ids).extracting(ModuleId::path).containsExactly("B", "a", "a-b", "a.md", "a/b", "b", "ä");
    }

    @Test
    void takesAPathOfAMillionSegments() {
        String path = "a/../".repeat(300_000) + "b";
        assertThat(ModuleId.of(path)).hasValue(new ModuleId("b"));
    }
}
