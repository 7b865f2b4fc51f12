package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the starts of several entries of a package begin with alike, in whole blocks: what a provider's prompt cache can serve.
 *
 * @param folder the folder of the package; the empty string for the framework's own entries
 * @param entries the entries, sorted; at least two
 * @param modules the modules whose text it is, in the order in which they are loaded; of the last one perhaps a part only
 * @param bytes the bytes of the text
 * @param tokens its tokens
 */
public record SharedPrefix(String folder, List<ModuleId> entries, List<ModuleId> modules, long bytes, long tokens) {

    /**
     * From so many tokens on OpenAI caches a prompt, by its
     * <a href="https://developers.openai.com/docs/guides/prompt-caching">guide</a>. Other providers, and other models of one, ask for more or
     * less: of Anthropic's, pages that quote its table name 512 to 4,096. So a shorter prefix is most likely lost on a cache, and a longer one
     * may still be.
     */
    public static final int LEAST_CACHED = 1024;

    /** In which order a start is loaded. */
    public enum Order {
        /** As harnesses do: what is always loaded, the entry, and then what it attaches, by hops and path. */
        AS_LOADED,
        /** Where the order is free: what most entries of the package load stands before what fewer do, and the entry comes last. */
        SHARED_FIRST
    }

    public SharedPrefix {
        entries = List.copyOf(entries);
        modules = List.copyOf(modules);
    }

    /** Tells whether a prefix of this length is one that a provider caches: not that every one does. */
    public boolean isCacheable() {
        return tokens >= LEAST_CACHED;
    }

    /**
     * Returns what groups of entries begin with alike, by package; within one the largest groups first. A smaller group is told where it
     * has more in common than the larger one that it is a part of.
     */
    public static List<SharedPrefix> of(
            ModuleGraph graph, TokenCounter counter, Packages packages, Order order, TaskExecutor executor) {
        Map<String, List<PromptModule>> byPackage = new TreeMap<>();
        for (PromptModule entry : graph.entries()) {
            byPackage
                    .computeIfAbsent(packages.packageOf(entry.id()), folder -> new ArrayList<>())
                    .add(entry);
        }
        StartTexts texts = new StartTexts(graph, counter);
        List<SharedPrefix> found = new ArrayList<>();
        byPackage.forEach((folder, entries) -> {
            if (entries.size() > 1) {
                PrefixGroups groups = new PrefixGroups(folder, texts.starts(entries, order, executor));
                found.addAll(groups.find());
            }
        });
        found.sort(Comparator.comparing(SharedPrefix::folder)
                .thenComparing(prefix -> -prefix.entries.size())
                .thenComparing(prefix -> -prefix.tokens)
                .thenComparing(prefix -> prefix.entries.get(0)));
        return found;
    }
}
