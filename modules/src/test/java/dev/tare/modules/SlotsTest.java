package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.config.SlotPattern;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Slot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void aCommandsSlotsAreFoundWithTheirPlaces() {
        List<String> slots = slots(".claude/commands/fix.md", """
                ---
                description: Fix
                arguments: [issue, branch]
                ---
                Fix $ARGUMENTS, first $ARGUMENTS[0], then $2; $issue on $branch, not $other.
                Price: \\$1 stays. Folder: ${CLAUDE_SKILL_DIR}/x.md
                State: !`git status -s` and not!`this`.
                $ARGUMENTSX is a word.
                """);

        assertThat(slots)
                .containsExactly(
                        "ARGUMENTS $ARGUMENTS",
                        "POSITION $ARGUMENTS[0]",
                        "POSITION $2",
                        "NAME $issue",
                        "NAME $branch",
                        "VARIABLE ${CLAUDE_SKILL_DIR}",
                        "SHELL !`git status -s`");
    }

    @Test
    void frontMatterAndAmountsOfMoneyAreNoSlots() {
        List<String> slots = slots(".claude/commands/buy.md", """
                ---
                description: Buy for $5 or $ARGUMENTS in ${CLAUDE_SKILL_DIR}
                argument-hint: $1 $2
                ---
                It costs $5k, $1,000, $9.99, $20M or $3_x; \\$4 too.
                Buy $1, $2. Then $3.md or $4,$5 for $6""");

        assertThat(slots)
                .containsExactly(
                        "POSITION $1", "POSITION $2", "POSITION $3", "POSITION $4", "POSITION $5", "POSITION $6");
    }

    @Test
    void aFileThatNobodyInvokesHasNoSlots() {
        assertThat(slots("docs/shell.md", "Use $1 and $ARGUMENTS.\n")).isEmpty();
    }

    @Test
    void aFenceThatRunsIsASlot() {
        List<String> slots = slots(".claude/skills/s/SKILL.md", "Now:\n\n```!\nls -l\n```\n");

        assertThat(slots).containsExactly("SHELL ```!\nls -l\n```\n");
    }

    @Test
    void argumentsOfCommandsInToml() {
        String text = "prompt = \"\"\"\nDo {{args}}, not $ARGUMENTS nor {{arg}}.\n\"\"\"\n";
        assertThat(slots(".gemini/commands/do.toml", text)).containsExactly("ARGUMENTS {{args}}");
        assertThat(slots("docs/do.md", "Do {{args}}.\n")).isEmpty();
        assertThat(slots("settings.toml", text)).isEmpty();
    }

    @Test
    void slotsThatTheSettingsDeclare() {
        List<SlotPattern> patterns = List.of(
                new SlotPattern("project-root", "{project-root}"),
                new SlotPattern("topic", "[TOPIC]"),
                new SlotPattern("longer", "[TOPIC] of \u00fc"),
                new SlotPattern("ARGUMENTS", "{input}"),
                new SlotPattern("2", "{second}"),
                new SlotPattern("*", "[INSERT_*]"),
                new SlotPattern("*", "{{*}}"));
        String text = """
                ---
                title: {{front}}
                ---
                \u00fc {project-root}/a.md, `{{inline.x}}`, [TOPIC] of \u00fc, [TOPIC] of u, {input} {second}
                [INSERT_NAME_1] [INSERT_] [INSERT_a b] {{ blank }} {{}} {{open \\{{escaped}} {{{three}}}
                $ARGUMENTS {$1}

                ```text
                {{fenced}} $2
                ```
                {{behind}}""";
        assertThat(slots(".claude/commands/a.md", text, patterns))
                .containsExactly(
                        "NAME project-root {project-root}",
                        "NAME inline.x {{inline.x}}",
                        "NAME longer [TOPIC] of \u00fc",
                        "NAME topic [TOPIC]",
                        "ARGUMENTS ARGUMENTS {input}",
                        "POSITION 2 {second}",
                        "NAME NAME_1 [INSERT_NAME_1]",
                        "NAME three {{three}}",
                        "ARGUMENTS ARGUMENTS $ARGUMENTS",
                        "POSITION 1 $1",
                        "POSITION 2 $2",
                        "NAME behind {{behind}}");
        assertThat(slots("docs/a.md", "Read {{it}}.\n", patterns)).containsExactly("NAME it {{it}}");
        assertThat(slots("docs/a.md", "{{".repeat(50_000) + "x".repeat(50_000) + "}}", patterns))
                .isEmpty();
    }

    private static List<String> slots(String path, String text, List<SlotPattern> patterns) {
        SourceText source = SourceText.of(ModuleId.of(path).orElseThrow(), text);
        List<Slot> known = Fixture.of(path, text).link().module(path).slots();
        List<String> lines = new ArrayList<>();
        for (Slot slot : new ConfiguredSlots(patterns).with(known, source.utf8(), BlockScanner.layout(source))) {
            lines.add(slot.kind() + " " + slot.name() + " " + source.slice(slot.span()));
        }
        return lines;
    }

    private static List<String> slots(String path, String text) {
        PromptModule module = Fixture.of(path, text).link().module(path);
        List<String> lines = new ArrayList<>();
        for (Slot slot : module.slots()) {
            lines.add(slot.kind() + " " + module.source().slice(slot.span()));
        }
        return lines;
    }
}
