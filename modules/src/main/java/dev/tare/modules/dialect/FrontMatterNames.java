package dev.tare.modules.dialect;

import dev.tare.core.text.Span;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Surroundings;
import java.util.Optional;

/** Names in front matter: the skills that an agent preloads, and entries or notes that a file needs or belongs to. */
final class FrontMatterNames implements CommonDialect {

    private static final String SKILLS = "skills";

    private static final String[] KEYS = {
        "requires",
        "require",
        "topics",
        "depends",
        "depends-on",
        "depends_on",
        "dependencies",
        "related",
        "uses",
        "extends",
        "agents",
        "agent",
        "handoffs",
        SKILLS
    };

    @Override
    public String id() {
        return "front-matter-names";
    }

    @Override
    public void structure(MentionScan scan) {
        if (scan.draft().frontMatter().span().length() == 0) {
            return;
        }
        YamlNode.Mapping values = scan.draft().frontMatter().values();
        for (YamlNode.Entry entry : values.entries()) {
            for (String key : KEYS) {
                if (entry.key().equals(key)) {
                    boolean preloads = key.equals(SKILLS) && scan.kind() == ModuleKind.AGENT;
                    add(scan, preloads ? Form.PRELOADED_SKILL : Form.FRONT_MATTER_NAME, entry.value());
                }
            }
        }
    }

    private void add(MentionScan scan, Form form, YamlNode value) {
        if (value instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlNode.Scalar scalar) {
                    addName(scan, form, scalar.span(), scalar.text().strip());
                } else if (item instanceof YamlNode.Mapping handoff) {
                    addAgent(scan, form, handoff);
                }
            }
        } else if (value instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                if (entry.key().equals("include") && entry.value() instanceof YamlNode.Sequence) {
                    add(scan, form, entry.value());
                }
            }
        } else if (value instanceof YamlNode.Scalar scalar) {
            int from = scalar.span().start();
            for (String name : scalar.asTexts()) {
                Span span = within(scan, scalar.span(), from, name);
                addName(scan, form, span, name);
                from = span.end();
            }
        }
    }

    /** Copilot's agents hand over to others by {@code handoffs:}, a list of maps with an agent in each. */
    private void addAgent(MentionScan scan, Form form, YamlNode.Mapping handoff) {
        for (YamlNode.Entry entry : handoff.entries()) {
            if (entry.key().equals("agent") && entry.value() instanceof YamlNode.Scalar scalar) {
                addName(scan, form, scalar.span(), scalar.text().strip());
            }
        }
    }

    /** Returns the place of one of several names in a scalar, or the scalar's when it is not written as it reads. */
    private static Span within(MentionScan scan, Span scalar, int from, String name) {
        int start = Math.min(Math.max(from, scalar.start()), scalar.end());
        String written = scan.slice(start, scalar.end());
        int at = written.indexOf(name);
        boolean ascii = written.length() == scalar.end() - start;
        return at < 0 || !ascii ? scalar : new Span(start + at, start + at + name.length());
    }

    private void addName(MentionScan scan, Form form, Span span, String name) {
        // Links are found by the pass, and so are paths.
        boolean other = name.startsWith("[[") || name.indexOf('/') >= 0 || name.indexOf('{') >= 0;
        if (!name.isEmpty() && !other && !PathText.hasModuleExtension(name)) {
            scan.add(this, form, span.start(), span.end(), name, Optional.empty(), Surroundings.FRONT_MATTER);
        }
    }
}
