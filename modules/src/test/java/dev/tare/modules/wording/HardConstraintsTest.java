package dev.tare.modules.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardConstraintsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You must ask first.",
                "MUST-READ: the style page",
                "never push",
                "It is Always on.",
                "Do not edit",
                "Do **not** edit",
                "Do <b>not</b> edit",
                "N**ever** edit",
                "n<em>ever</em> edit",
                "do&nbsp;not edit",
                "You should not edit",
                "Nobody may edit",
                "No agent may edit",
                "no **single** sub-agent may edit",
                "None may edit",
                "None of the agents may edit",
                "Neither agent nor skill may edit",
                "No `agent` may edit",
                "No [agent](a.md) may edit",
                "No \u201cagent\u201d may edit",
                "No agent\u2019s key may edit",
                "No na\u00efve agent2 may edit",
                "No part of the page may change",
                "No agent can edit",
                "You will not edit",
                "you won\u2019t edit",
                "On no account edit",
                "DO _NOT_ edit",
                "do\n  not edit",
                "do\n> not edit",
                "don't edit",
                "don\u2019t edit",
                "you mustn't",
                "shall be kept",
                "it cannot be undone",
                "<rules enforcement=\"MANDATORY\">",
                "<critical_rules>",
                "\"required\": [\"name\"]",
                "required: true",
                "| id | required |",
                "**CRITICAL**: ask",
                "priority='critical'",
                "It is critical that you ask.",
                "critical issues block the release",
                "Deleting requires approval.",
                "not allowed",
                "This is non-negotiable.",
                "must",
            })
    void constraints(String text) {
        assertThat(isStatedIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mustard, nevertheless, shallow",
                "the non-critical services",
                "mission-critical software",
                "Find the critical path.",
                "critical-thinking.md",
                "<critical_thinking>",
                "Approval is not required.",
                "It isn\u2019t required.",
                "Retry if required.",
                "required: false",
                "required=\"false\"",
                "\"required\": false",
                "const fs = require('fs')",
                "It is almost always right.",
                "Never mind.",
                "no, it may",
                "There is no rule. It may rain.",
                "What shall we do?",
                "requirements and requiredFields",
                "You can not only read but write.",
                "The repository holds three plugins.",
            })
    void noConstraints(String text) {
        assertThat(isStatedIn(text)).isFalse();
    }

    @Test
    void theWordIsShown() {
        byte[] text = "We do **not** guess, never.".getBytes(StandardCharsets.UTF_8);
        assertThat(HardConstraints.find(text, 0, text.length)).isEqualTo(Optional.of(new Span(3, 11)));
    }

    @Test
    void nothingOutsideIsLookedAt() {
        byte[] text = "not required, do not".getBytes(StandardCharsets.UTF_8);
        assertThat(HardConstraints.isStatedIn(text, 4, 12)).isTrue();
        assertThat(HardConstraints.isStatedIn(text, 0, 12)).isFalse();
        assertThat(HardConstraints.isStatedIn(text, 14, 16)).isFalse();
        assertThat(HardConstraints.isStatedIn(text, 14, 20)).isTrue();
    }

    @Test
    @Timeout(5)
    void gapsWithoutEndAreCheap() {
        assertThat(isStatedIn("do ".repeat(200_000))).isFalse();
        assertThat(isStatedIn("required" + " ".repeat(1_000_000))).isTrue();
        assertThat(isStatedIn("do" + "*".repeat(1_000_000) + "n")).isFalse();
    }

    private static boolean isStatedIn(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return HardConstraints.isStatedIn(utf8, 0, utf8.length);
    }
}
