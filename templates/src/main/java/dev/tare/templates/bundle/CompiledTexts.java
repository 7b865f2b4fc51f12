package dev.tare.templates.bundle;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ContentHash;
import dev.tare.core.token.TokenCounter;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The templates of texts, each text once, in order of their hashes; where these are the same and slots were not, by how these were written.
 *
 * @param texts the text of each template
 * @param templates the templates
 * @param partials what they share, by name
 * @param sharing what that saves
 */
record CompiledTexts(
        List<PlacedText> texts, List<Template> templates, SortedMap<String, Template> partials, SharedTokens sharing) {

    private record Compiled(PlacedText text, Template template, String hash) {}

    /**
     * Compiles.
     *
     * @param all the texts, in any number of copies
     * @param share whether lines that come twice become partials
     */
    static CompiledTexts of(List<PlacedText> all, boolean share, TokenCounter counter, TaskExecutor executor) {
        List<PlacedText> texts = List.copyOf(new LinkedHashSet<>(all));
        List<Template> plain =
                executor.map(texts, text -> TemplateMaker.of(text.utf8(), text.places(), counter::count));
        long unshared = stored(plain, counter, executor);
        SharedTokens nothing = new SharedTokens(unshared, unshared, 0, 0);
        if (!share) {
            return sorted(texts, plain, new TreeMap<>(), nothing);
        }
        Sharing sharing = Sharing.of(texts, counter);
        List<Integer> numbers = new ArrayList<>();
        int uses = 0;
        for (int i = 0; i < texts.size(); i++) {
            numbers.add(i);
            uses += sharing.shares(i).size();
        }
        List<Template> shared = executor.map(
                numbers,
                i -> sharing.shares(i).isEmpty()
                        ? plain.get(i)
                        : TemplateMaker.of(
                                texts.get(i).utf8(), texts.get(i).places(), sharing.shares(i), counter::count));
        long stored = stored(shared, counter, executor)
                + sum(executor.map(List.copyOf(sharing.partials().values()), one -> tokens(one, counter)));
        // What is taken is priced with the lines around it as they were, not as tags; so all of it is held against what
        // there was.
        return stored < unshared
                ? sorted(
                        texts,
                        shared,
                        sharing.partials(),
                        new SharedTokens(stored, unshared, sharing.partials().size(), uses))
                : sorted(texts, plain, new TreeMap<>(), nothing);
    }

    /** Returns the tokens of all files: the same text with slots that were written in another way is one. */
    private static long stored(List<Template> templates, TokenCounter counter, TaskExecutor executor) {
        Set<ContentHash> files = new HashSet<>();
        List<Template> once = new ArrayList<>();
        for (Template template : templates) {
            if (files.add(ContentHash.of(template.mustache()))) {
                once.add(template);
            }
        }
        return sum(executor.map(once, template -> tokens(template, counter)));
    }

    private static int tokens(Template template, TokenCounter counter) {
        byte[] mustache = template.mustache();
        return counter.count(mustache, 0, mustache.length);
    }

    private static long sum(Collection<Integer> counts) {
        return counts.stream().mapToLong(Integer::longValue).sum();
    }

    private static CompiledTexts sorted(
            List<PlacedText> texts,
            List<Template> templates,
            SortedMap<String, Template> partials,
            SharedTokens sharing) {
        List<Compiled> sorted = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Template template = templates.get(i);
            sorted.add(new Compiled(
                    texts.get(i), template, ContentHash.of(template.mustache()).hex()));
        }
        sorted.sort(Comparator.comparing(Compiled::hash)
                .thenComparing(one -> one.template().index().slots().toString()));
        return new CompiledTexts(
                sorted.stream().map(Compiled::text).toList(),
                sorted.stream().map(Compiled::template).toList(),
                partials,
                sharing);
    }
}
