package dev.tare.modules;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.modules.dialect.Dialects;
import dev.tare.modules.dialect.HarnessRules;
import dev.tare.modules.dialect.Harnesses;
import dev.tare.modules.dialect.Tree;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.link.LinkDiagnostics;
import dev.tare.modules.link.LinkOptions;
import dev.tare.modules.link.Linker;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A framework made of texts, linked as a reader would link it. Files that are no modules have the text {@code null}. */
final class Fixture {

    private final Map<String, String> files = new TreeMap<>();
    private Optional<String> harness = Optional.empty();
    private Map<String, String> installed = Map.of();

    static Fixture of(String... pathsAndTexts) {
        Fixture fixture = new Fixture();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            fixture.files.put(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return fixture;
    }

    static Fixture of(Map<String, String> files) {
        Fixture fixture = new Fixture();
        fixture.files.putAll(files);
        return fixture;
    }

    Fixture harness(String name) {
        harness = Optional.of(name);
        return this;
    }

    Fixture installed(String prefix, String folder) {
        installed = Map.of(prefix, folder);
        return this;
    }

    Linked link() {
        return link(TaskExecutor.direct());
    }

    Linked link(TaskExecutor executor) {
        List<String> modulePaths = new ArrayList<>();
        List<String> others = new ArrayList<>();
        files.forEach((path, text) -> (text == null ? others : modulePaths).add(path));
        Tree tree = Tree.of(modulePaths, others, List.of());
        Harnesses harnesses = Harnesses.of(tree, harness, Optional.empty(), HarnessRules.builtIn());
        Dialects dialects = Dialects.builtIn();
        TokenCounter counter = TokenCounters.of(Encoding.O200K_BASE);
        ModuleParser parser = new ModuleParser(
                dialects, tree, counter, dev.tare.core.plugin.PluginLimits.DEFAULT, java.util.List.of());
        List<PromptModule> modules = new ArrayList<>();
        for (String path : modulePaths) {
            modules.add(parser.parse(SourceText.of(ModuleId.of(path).orElseThrow(), files.get(path)))
                    .module());
        }
        List<Reference> references = Linker.link(
                modules,
                tree,
                harnesses,
                dialects,
                new LinkOptions(List.of(), installed, Map.of(), List.of()),
                executor);
        ModuleGraph graph = ModuleGraph.of(
                modules,
                references,
                Tier.ROOTED,
                AlwaysLoaded.roots(modules, tree, harnesses.main(), counter),
                counter);
        return new Linked(modules, references, graph, LinkDiagnostics.of(modules, references, tree, executor));
    }

    /** The result. */
    record Linked(
            List<PromptModule> modules, List<Reference> references, ModuleGraph graph, List<Diagnostic> diagnostics) {

        PromptModule module(String path) {
            return graph.module(ModuleId.of(path).orElseThrow()).orElseThrow();
        }

        /** Returns what is written in a file, each as {@code form strength outcome[ tier] written -> target#section}. */
        List<String> from(String path) {
            List<String> lines = new ArrayList<>();
            for (Reference reference : references) {
                if (reference.from().path().equals(path)) {
                    lines.add(line(reference));
                }
            }
            return lines;
        }

        Map<Outcome, Integer> outcomes() {
            Map<Outcome, Integer> counts = new LinkedHashMap<>();
            for (Reference reference : references) {
                counts.merge(reference.outcome(), 1, Integer::sum);
            }
            return counts;
        }

        static String line(Reference r) {
            StringBuilder line = new StringBuilder();
            line.append(r.mention().form().word());
            line.append(' ').append(r.strength().word());
            line.append(' ').append(r.outcome().word());
            r.tier().ifPresent(tier -> line.append(' ').append(tier.word()));
            line.append(' ').append(r.mention().target());
            r.mention().section().ifPresent(section -> line.append('#').append(section));
            r.to().ifPresent(to -> line.append(" -> ").append(to.path()));
            if (!r.candidates().isEmpty()) {
                line.append(" ? ").append(r.candidates());
            }
            return line.toString();
        }
    }
}
