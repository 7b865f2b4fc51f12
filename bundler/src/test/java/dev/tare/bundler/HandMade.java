package dev.tare.bundler;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.Auditor;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.EagerDepth;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import dev.tare.modules.model.Tier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A framework made of texts and read by the plainest rules: {@code @path} is eager in memory, rules, commands and skills,
 * {@code {{path}}} is put in place everywhere, and {@code `path`} is lazy everywhere. So the audit is tested apart from the dialects.
 */
public final class HandMade {

    private static final Pattern REFERENCE =
            Pattern.compile("@([\\w./-]+\\.(?:md|xml))|`([\\w./-]+\\.(?:md|xml))`|\\{\\{([\\w./-]+\\.(?:md|xml))}}");
    private static final Pattern FRONT = Pattern.compile("\\A---\n(.*?)---\n", Pattern.DOTALL);

    public static final TokenCounter COUNTER = TokenCounters.of(Encoding.O200K_BASE);

    private final Map<String, String> files = new TreeMap<>();

    public static HandMade of(String... pathsAndTexts) {
        HandMade made = new HandMade();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            made.files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return made;
    }

    /** Returns the same with another text of one file. */
    public HandMade with(String path, String text) {
        HandMade made = new HandMade();
        made.files.putAll(files);
        made.files.put(path, text);
        return made;
    }

    public String text(String path) {
        return files.get(path);
    }

    public ModuleGraph graph() {
        List<PromptModule> modules = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        List<AlwaysRoot> roots = new ArrayList<>();
        files.forEach((path, text) -> {
            PromptModule module = module(path, text);
            modules.add(module);
            references.addAll(references(module, text));
            if (module.kind() == ModuleKind.MEMORY
                    || module.kind() == ModuleKind.RULE
                            && module.frontMatter().text("paths").isEmpty()) {
                roots.add(AlwaysRoot.whole(module));
            }
        });
        return ModuleGraph.of(modules, references, Tier.ROOTED, roots, COUNTER, new EagerDepth(1, 4, 1));
    }

    public AuditReport audit() {
        return Auditor.audit(
                new AuditReport.Subject("hand-made", List.of("claude-code"), "claude-code", "Claude Code", "2.1.277"),
                new AuditReport.Counting("o200k_base", true, Optional.empty()),
                graph(),
                List.of(),
                COUNTER,
                new Auditor.Limits(
                        new AuditReport.Window(200_000, AuditReport.Window.Source.DEFAULT, Optional.empty()),
                        10_000,
                        1_536,
                        2_000),
                TaskExecutor.direct());
    }

    private static PromptModule module(String path, String text) {
        SourceText source = SourceText.of(ModuleId.of(path).orElseThrow(), text);
        ModuleKind kind = path.endsWith("CLAUDE.md")
                ? ModuleKind.MEMORY
                : path.contains("commands/")
                        ? ModuleKind.COMMAND
                        : path.contains("agents/")
                                ? ModuleKind.AGENT
                                : path.contains("rules/")
                                        ? ModuleKind.RULE
                                        : path.endsWith("SKILL.md") ? ModuleKind.SKILL : ModuleKind.PLAIN;
        return new PromptModule(source, kind, source.id().stem(), frontMatter(text), COUNTER.count(source), List.of());
    }

    private static FrontMatter frontMatter(String text) {
        Matcher front = FRONT.matcher(text);
        List<YamlNode.Entry> entries = new ArrayList<>();
        Span span = new Span(0, 0);
        if (front.find()) {
            span = new Span(0, front.end());
            int at = front.start(1);
            for (String line : front.group(1).split("\n")) {
                int colon = line.indexOf(": ");
                if (colon < 0) {
                    continue;
                }
                Span key = new Span(at, at + colon);
                String value = line.substring(colon + 2);
                entries.add(new YamlNode.Entry(line.substring(0, colon), key, new YamlNode.Scalar(key, value, false)));
                at += line.length() + 1;
            }
        }
        return new FrontMatter(span, new YamlNode.Mapping(span, entries));
    }

    private List<Reference> references(PromptModule module, String text) {
        List<Reference> references = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            boolean at = matcher.group(1) != null;
            boolean put = matcher.group(3) != null;
            String target = at ? matcher.group(1) : put ? matcher.group(3) : matcher.group(2);
            int start = utf8(text, matcher.start());
            Mention mention = new Mention(
                    "hand-made",
                    at ? Form.AT_PATH : put ? Form.TEMPLATE_INCLUDE : Form.PATH,
                    new Span(
                            start, start + utf8(matcher.group(), matcher.group().length())),
                    target,
                    Optional.empty(),
                    Surroundings.TEXT);
            boolean exists = files.containsKey(target);
            boolean eager = put || at && module.kind() != ModuleKind.PLAIN && module.kind() != ModuleKind.AGENT;
            references.add(new Reference(
                    module.id(),
                    mention,
                    eager ? Strength.EAGER : Strength.LAZY,
                    exists ? Outcome.RESOLVED : Outcome.BROKEN,
                    exists ? Optional.of(Tier.EXACT) : Optional.empty(),
                    exists ? ModuleId.of(target) : Optional.empty(),
                    Optional.empty(),
                    List.of()));
        }
        return references;
    }

    private static int utf8(String text, int chars) {
        return text.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
    }
}
