package dev.tare.core.glob;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathGlobTest {

    @ParameterizedTest
    @CsvSource({
        "docs/, docs/a.md, true",
        "docs, x/docs/b/a.md, true",
        "/docs, x/docs/a.md, false",
        "docs/**, docs/b/a.md, true",
        "docs/*.md, docs/b/a.md, false",
        "*.md, docs/b/a.md, true",
        "**/a.md, docs/b/a.md, true",
        "a.md/, docs/a.md, false",
        "!docs, docs/a.md, false",
        "Docs, docs/a.md, false",
    })
    void matchesAsExcludeDoes(String glob, String path, boolean matches) {
        assertThat(PathGlob.of(glob).matches(path)).isEqualTo(matches);
    }
}
