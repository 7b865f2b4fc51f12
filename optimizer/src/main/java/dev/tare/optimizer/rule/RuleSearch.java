package dev.tare.optimizer.rule;

import dev.tare.core.config.PlaceRule;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Suggestions;
import dev.tare.core.glob.PathGlob;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.block.HeadingGlob;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Looks for what rules name, and tells of those that name nothing. Each module is cut into sections once at most. */
final class RuleSearch {

    private static final int MOST_SHOWN = 5;

    private final List<PromptModule> modules;
    private final Map<ModuleId, SectionTree> trees = new HashMap<>();
    private final List<Diagnostic> faults = new ArrayList<>();

    RuleSearch(List<PromptModule> modules) {
        this.modules = modules;
    }

    /** Returns the diagnostics of rules that name nothing. */
    List<Diagnostic> faults() {
        return faults;
    }

    /** Returns what rules name. */
    RuleSites sites(List<PlaceRule> rules) {
        RuleSites sites = new RuleSites();
        for (PlaceRule rule : rules) {
            List<PromptModule> files = files(rule.files());
            if (files.isEmpty()) {
                report(rule, "'" + rule.files() + "' names no module", nearFiles(rule.files()));
            } else if (rule.heading().isEmpty()) {
                for (PromptModule module : files) {
                    sites.add(new RuleSite(rule, module.id(), module.source().span()));
                }
            } else {
                sections(rule, rule.heading().get(), files, sites);
            }
        }
        return sites;
    }

    private List<PromptModule> files(String glob) {
        PathGlob files = PathGlob.of(glob);
        List<PromptModule> found = new ArrayList<>();
        for (PromptModule module : modules) {
            if (files.matches(module.id().path())) {
                found.add(module);
            }
        }
        return found;
    }

    private void sections(PlaceRule rule, String heading, List<PromptModule> files, RuleSites sites) {
        HeadingGlob glob = HeadingGlob.of(heading);
        boolean any = false;
        for (PromptModule module : files) {
            int end = -1;
            for (SectionNode node : tree(module).nodes()) {
                // What lies in a section that is named is named with it.
                if (isNamed(node) && node.span().start() >= end && glob.matches(node.title())) {
                    sites.add(new RuleSite(rule, module.id(), node.span()));
                    end = node.span().end();
                    any = true;
                }
            }
        }
        if (!any) {
            String where =
                    files.size() == 1 ? files.get(0).id().path() : "the " + files.size() + " modules that it names";
            report(rule, "'" + rule.text() + "' names no heading of " + where, nearHeadings(heading, files));
        }
    }

    private static boolean isNamed(SectionNode node) {
        return node.kind() == SectionNode.Kind.SECTION
                || node.kind() == SectionNode.Kind.ELEMENT
                || node.kind() == SectionNode.Kind.KEY;
    }

    private SectionTree tree(PromptModule module) {
        return trees.computeIfAbsent(module.id(), id -> SectionTree.of(module.source()));
    }

    private void report(PlaceRule rule, String what, String help) {
        faults.add(rule.diagnostic(DiagnosticKind.RULE_WITHOUT_EFFECT, help, rule.key() + ": " + what));
    }

    /** Names modules whose path is nearly the glob, or that have the name of its last part. */
    private String nearFiles(String glob) {
        SortedSet<String> paths = new TreeSet<>();
        for (PromptModule module : modules) {
            paths.add(module.id().path());
        }
        String near = Suggestions.didYouMean(glob, paths);
        if (!near.isEmpty()) {
            return near;
        }
        String last = glob.substring(glob.lastIndexOf('/') + 1);
        if (!last.isEmpty() && !last.startsWith("*")) {
            for (PromptModule module : files(last)) {
                return "did you mean '" + module.id().path() + "'?";
            }
        }
        return "globs are written from the framework's root, as in exclude:";
    }

    private String nearHeadings(String heading, List<PromptModule> files) {
        SortedSet<String> titles = new TreeSet<>();
        List<String> first = new ArrayList<>();
        for (PromptModule module : files) {
            for (SectionNode node : tree(module).nodes()) {
                String words = isNamed(node) ? HeadingGlob.words(node.title()) : "";
                if (!words.isEmpty() && titles.add(words) && first.size() < MOST_SHOWN) {
                    first.add(words);
                }
            }
        }
        String near = Suggestions.didYouMean(heading, titles);
        if (!near.isEmpty() || files.size() > 1) {
            return near;
        }
        return first.isEmpty() ? "it has no headings" : "its headings begin with " + String.join(", ", first);
    }
}
