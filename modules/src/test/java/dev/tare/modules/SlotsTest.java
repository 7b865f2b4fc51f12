package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

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
    void aFileThatNobodyInvokesHasNoSlots() {
        assertThat(slots("docs/shell.md", "Use $1 and $ARGUMENTS.\n")).isEmpty();
    }

    @Test
    void aFenceThatRunsIsASlot() {
        List<String> slots = slots(".claude/skills/s/SKILL.md", "Now:\n\n```!\nls -l\n```\n");

        assertThat(slots).containsExactly("SHELL ```!\nls -l\n```\n");
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
