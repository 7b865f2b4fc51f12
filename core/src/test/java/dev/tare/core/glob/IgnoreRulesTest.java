package dev.tare.core.glob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IgnoreRulesTest {

    private static IgnoreRules.Verdict verdict(String path, String... globs) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        int name = path.substring(0, path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8).length;
        return IgnoreRules.ofGlobs(List.of(globs)).verdict(bytes, name, false);
    }

    @Test
    void letsTheLastRuleDecide() {
        assertThat(verdict("a/b.md", "*.md")).isEqualTo(IgnoreRules.Verdict.MATCHED);
        assertThat(verdict("a/b.md", "*.md", "!b.md")).isEqualTo(IgnoreRules.Verdict.NEGATED);
        assertThat(verdict("a/b.md", "!b.md", "*.md")).isEqualTo(IgnoreRules.Verdict.MATCHED);
        assertThat(verdict("a/b.md", "/b.md", "# a/b.md", "")).isEqualTo(IgnoreRules.Verdict.NOTHING);
    }

    @Test
    void takesAPatternMadeToBacktrackInAMoment() {
        String name = "a".repeat(250);
        for (int i = 0; i < 100; i++) {
            assertThat(verdict(name, "*a".repeat(100) + "b")).isEqualTo(IgnoreRules.Verdict.NOTHING);
            assertThat(verdict("x/" + "a/".repeat(120) + "c", "x/" + "**/a/".repeat(50) + "b"))
                    .isEqualTo(IgnoreRules.Verdict.NOTHING);
        }
    }
}
