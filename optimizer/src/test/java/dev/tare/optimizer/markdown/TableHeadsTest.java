package dev.tare.optimizer.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.pass.OnePass;
import org.junit.jupiter.api.Test;

class TableHeadsTest {

    private static String rewritten(String text) {
        return OnePass.rewrite(new TableHeads(), "a.md", text);
    }

    @Test
    void theLineBelowTheHeadGoes() {
        assertThat(rewritten("# Codes\n\n| code | means |\n|-----:|-------|\n| 1 | one |\n| 2 | two |\n\nEnd.\n"))
                .isEqualTo("# Codes\n\n| code | means |\n| 1 | one |\n| 2 | two |\n\nEnd.\n");
        assertThat(rewritten("code | means\r\n--- | ---\r\n1 | one\r\n")).isEqualTo("code | means\r\n1 | one\r\n");
    }

    @Test
    void whatIsNoTableStays() {
        for (String text : new String[] {
            "a | b\nc | d\n",
            "```\na | b\n---|---\n1 | 2\n```\n",
            "Head | of\n----\n\nWords.\n",
            "- item\n\n  a | b\n  ---|---\n",
            "| a |\n| - |\n",
        }) {
            assertThat(rewritten(text)).isEqualTo(text);
        }
    }
}
