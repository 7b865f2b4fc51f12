package dev.tare.modules.dialect;

import dev.tare.core.plugin.ServiceNames;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.FrontMatter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a user's dialect before it is heard: what it says of itself, and that it does not fail on a text with all of ASCII in it. */
public final class DialectCheck {

    private DialectCheck() {}

    /**
     * Returns what is wrong with the dialect, for people, or an empty string. The caller sees to it that this ends, and to what is
     * thrown here.
     *
     * @param limit how long it may take to look at a tree
     */
    public static String fault(Dialect dialect, Duration limit) {
        String fault = ServiceNames.fault(dialect.id());
        if (!fault.isEmpty()) {
            return fault;
        }
        @Nullable String triggers = dialect.triggers();
        if (triggers == null) {
            return "it has no triggers, which an empty string says";
        }
        for (int i = 0; i < triggers.length(); i++) {
            if (triggers.charAt(i) >= 128) {
                return "the trigger '" + triggers.charAt(i) + "' is no ASCII character";
            }
        }
        Tree tree = Tree.of(List.of("probe.md", "docs/guide.md"), List.of("run.sh"), List.of());
        try {
            read(UserDialect.of(dialect, tree, limit), tree);
        } catch (DialectFault e) {
            return "on a probe it fails: " + e.reason();
        }
        return "";
    }

    private static void read(Dialect dialect, Tree tree) {
        StringBuilder text = new StringBuilder("# Probe\n\nRead docs/guide.md first.\n\n");
        for (char c = ' '; c < 127; c++) {
            text.append(c).append(c).append(" docs/guide.md\n").append(c);
        }
        SourceText source = SourceText.of(new ModuleId("probe.md"), text.toString());
        Span none = new Span(0, 0);
        Draft draft = new Draft(
                source, BlockScanner.layout(source), new FrontMatter(none, new YamlNode.Mapping(none, List.of())));
        Dialects only = Dialects.of(List.of(dialect));
        MentionScan unused = MentionScan.run(only, draft, only.roleOf(draft, tree), tree);
    }
}
