package dev.tare.modules.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTextTest {

    @ParameterizedTest
    @CsvSource({
        "x.md, 4",
        "x.MD, 4",
        "x.md., 4",
        "x.md.bak, -1",
        "x.mdx, -1",
        "x.md5, -1",
        "x.yaml#a, 6",
        "x.mustache, 10",
        "x.m, -1",
        "x., -1",
        "x.markdowns, -1",
        "x.md-based, 4",
        "x.md/y, 4"
    })
    void anExtensionEndsWhereTheNameEnds(String text, int end) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(PathText.moduleExtensionEnd(bytes, 1, bytes.length)).isEqualTo(end);
    }

    @Test
    void lettersOfAnyScriptBelongToAPathAndOtherSignsDoNot() {
        assertThat(run("siehe „käfig/größe.md“")).isEqualTo("käfig/größe.md");
        assertThat(run("→指南/入门.md")).isEqualTo("指南/入门.md");
        assertThat(run("see (a/b.md")).isEqualTo("a/b.md");
        assertThat(run("…/b.md")).isEqualTo("…/b.md");
    }

    @Test
    void aRunIsOfBoundedLength() {
        byte[] bytes = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        assertThat(PathText.runStart(bytes, 0, bytes.length)).isEqualTo(bytes.length - PathText.MAX_LENGTH);
        assertThat(PathText.runEnd(bytes, 0, bytes.length)).isEqualTo(PathText.MAX_LENGTH);
    }

    private static String run(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int dot = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8).length;
        int end = PathText.moduleExtensionEnd(bytes, dot, bytes.length);
        int start = PathText.runStart(bytes, 0, dot);
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }
}
