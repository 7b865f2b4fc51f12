package dev.tare.core.config;

import dev.tare.core.glob.GlobSyntax;
import dev.tare.core.json.JsonWriter;
import dev.tare.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list of rules, each a glob of files or {@code GLOB#Heading}; a single rule is a list of one. */
final class PlaceRulesType implements ConfigType<List<PlaceRule>> {

    private static final String RULES = "a list of rules such as 'docs/guide.md' or 'docs/**#Examples'";

    @Override
    public Optional<List<PlaceRule>> read(YamlNode node, ConfigFaults.OfKey faults) {
        if (node instanceof YamlNode.Mapping) {
            faults.wrongType(node, RULES);
            return Optional.empty();
        }
        List<YamlNode> items = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        List<PlaceRule> rules = new ArrayList<>();
        for (YamlNode item : items) {
            String text = item.asText().map(String::strip).orElse("");
            if (text.isEmpty()) {
                faults.wrongType(item, RULES);
            } else {
                rule(text, item, faults).ifPresent(rules::add);
            }
        }
        return Optional.of(List.copyOf(rules));
    }

    private static Optional<PlaceRule> rule(String text, YamlNode item, ConfigFaults.OfKey faults) {
        int mark = mark(text);
        String files = (mark < 0 ? text : text.substring(0, mark)).strip();
        String heading = mark < 0 ? "" : text.substring(mark + 1).strip();
        if (files.isEmpty()) {
            faults.invalid(
                    item.span(),
                    "'" + text + "' names no file",
                    "for all files write '**" + text.substring(mark) + "'");
            return Optional.empty();
        }
        if (files.startsWith("!")) {
            faults.invalid(item.span(), "'" + text + "' cannot take files back", "name the files that are meant");
            return Optional.empty();
        }
        String fault = GlobSyntax.fault(files);
        if (!fault.isEmpty()) {
            faults.invalid(item.span(), "bad glob '" + files + "': " + fault);
            return Optional.empty();
        }
        if (mark >= 0 && !namesSomething(heading)) {
            faults.invalid(
                    item.span(),
                    "'" + text + "' names no heading",
                    "write its words after the #, or leave the # out for the whole file");
            return Optional.empty();
        }
        return Optional.of(faults.rule(files, mark < 0 ? Optional.empty() : Optional.of(heading), item.span()));
    }

    /** Returns the place of the first number sign that no backslash takes for a letter of a path, or -1. */
    private static int mark(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == PlaceRule.HEADING) {
                return i;
            }
        }
        return -1;
    }

    private static boolean namesSomething(String heading) {
        return heading.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c == '*' || c == '?');
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public void writeSchema(JsonWriter json) {
        ConfigTypes.writeTextsSchema(json);
    }
}
