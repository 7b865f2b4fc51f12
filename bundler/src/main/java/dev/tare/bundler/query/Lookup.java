package dev.tare.bundler.query;

import dev.tare.core.diag.Suggestions;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the module that a person means: by its id, by the name an entry is invoked by, or by a suffix of its path that no
 * other module has, with or without its extension.
 */
public final class Lookup {

    private static final int MOST_CANDIDATES = 5;

    private Lookup() {}

    /**
     * Returns the module.
     *
     * @throws NoSuchModuleException when there is none, or more than one
     */
    public static PromptModule find(ModuleGraph graph, String asked) {
        Optional<PromptModule> byId = ModuleId.of(asked).flatMap(graph::module);
        if (byId.isPresent()) {
            return byId.get();
        }
        List<PromptModule> found = byName(graph, bare(asked));
        if (found.isEmpty()) {
            found = bySuffix(graph, asked);
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw found.isEmpty() ? unknown(graph, asked) : ambiguous(asked, found);
    }

    /** Returns the name without the mark that people invoke it with. */
    private static String bare(String asked) {
        return asked.startsWith("/") || asked.startsWith("@") ? asked.substring(1) : asked;
    }

    private static List<PromptModule> byName(ModuleGraph graph, String name) {
        List<PromptModule> found = new ArrayList<>();
        for (PromptModule entry : graph.entries()) {
            if (entry.name().equals(name)) {
                found.add(entry);
            }
        }
        return found;
    }

    private static List<PromptModule> bySuffix(ModuleGraph graph, String asked) {
        String suffix = ModuleId.of(asked).map(ModuleId::path).orElse(asked);
        List<PromptModule> found = new ArrayList<>();
        for (PromptModule module : graph.modules()) {
            String path = module.id().path();
            if (endsWithPath(path, suffix) || endsWithPath(withoutExtension(path), suffix)) {
                found.add(module);
            }
        }
        return found;
    }

    private static boolean endsWithPath(String path, String suffix) {
        return path.endsWith(suffix)
                && (path.length() == suffix.length() || path.charAt(path.length() - suffix.length() - 1) == '/');
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }

    private static NoSuchModuleException ambiguous(String asked, List<PromptModule> found) {
        List<String> candidates = new ArrayList<>();
        for (PromptModule module : found) {
            candidates.add(module.id().path());
        }
        int shown = Math.min(MOST_CANDIDATES, candidates.size());
        String more = candidates.size() > shown ? " and " + (candidates.size() - shown) + " more" : "";
        return new NoSuchModuleException(
                "'" + asked + "' may mean " + String.join(", ", candidates.subList(0, shown)) + more, candidates);
    }

    private static NoSuchModuleException unknown(ModuleGraph graph, String asked) {
        Set<String> known = new LinkedHashSet<>();
        for (PromptModule entry : graph.entries()) {
            known.add(entry.name());
        }
        for (PromptModule module : graph.modules()) {
            known.add(module.id().path());
            known.add(module.id().fileName());
            known.add(module.id().stem());
        }
        List<String> closest = Suggestions.closest(bare(asked), known, 3);
        String suggestion = closest.isEmpty() ? "" : "; did you mean '" + String.join("' or '", closest) + "'?";
        return new NoSuchModuleException("no entry or module '" + asked + "'" + suggestion, closest);
    }
}
