package dev.tare.templates.bundle;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePart;
import dev.tare.loader.bundle.BundlePartial;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.bundle.BundleWriter;
import dev.tare.loader.cache.DictionaryTrainer;
import dev.tare.loader.template.Template;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.link.EntryAliases;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Strength;
import dev.tare.templates.flat.FlatPart;
import dev.tare.templates.flat.FlatPlan;
import dev.tare.templates.flat.FlatPrompt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is in a bundle: a template for each text, and for each entry what it holds when it starts and what it may open. It follows from what
 * passes have left of the framework alone, so that whoever proves a bundle makes it anew.
 *
 * @param index what the bundle says of itself
 * @param templates in the order in which the index has them
 * @param partials in the order in which the index has them
 * @param sharing what partials save
 */
public record BundleTarget(BundleIndex index, List<Template> templates, List<Template> partials, SharedTokens sharing) {

    /** From this level on texts share what they have in common. */
    private static final int SHARING_LEVEL = 1;

    public BundleTarget {
        templates = List.copyOf(templates);
        partials = List.copyOf(partials);
    }

    /**
     * How a framework was built.
     *
     * @param tool the version of Tare
     * @param level the level of the passes
     * @param notation how instruction XML is written
     * @param sourceTokens what all modules had in the source
     */
    public record Settings(String tool, int level, String notation, long sourceTokens) {}

    /**
     * Compiles a framework.
     *
     * @param read what passes have left, in the notation of the source: who loads whom follows from this
     * @param written the same as it is written: what is loaded
     * @param plan what entries hold when they start
     */
    public static BundleTarget of(
            Framework read, Framework written, FlatPlan plan, Settings settings, TaskExecutor executor) {
        return new Compilation(read, written).of(plan, settings, executor);
    }

    /** Returns the bytes of the bundle. */
    public byte[] bytes(byte[] restore) {
        List<byte[]> texts = Stream.concat(templates.stream(), partials.stream())
                .map(Template::mustache)
                .toList();
        return BundleWriter.write(index, templates, partials, restore, DictionaryTrainer.train(texts));
    }

    /** One compilation. */
    private static final class Compilation {

        private final Framework read;
        private final Framework written;
        private final TokenCounter counter;
        private final Map<ModuleId, PlacedText> ofModule = new HashMap<>();
        private final Map<FlatPart, PlacedText> ofSection = new HashMap<>();
        private final Map<ModuleId, Optional<PlacedText>> fed = new HashMap<>();
        private final Map<ModuleId, Integer> modules = new HashMap<>();
        private final Map<PlacedText, Integer> numbers = new HashMap<>();

        Compilation(Framework read, Framework written) {
            this.read = read;
            this.written = written;
            this.counter = written.counter();
        }

        BundleTarget of(FlatPlan plan, Settings settings, TaskExecutor executor) {
            CompiledTexts compiled =
                    CompiledTexts.of(texts(plan), settings.level() >= SHARING_LEVEL, counter, executor);
            List<BundlePart> parts = new ArrayList<>();
            for (int i = 0; i < compiled.templates().size(); i++) {
                Template template = compiled.templates().get(i);
                numbers.put(compiled.texts().get(i), i);
                parts.add(new BundlePart(ContentHash.of(template.mustache()), template.index()));
            }
            List<BundlePartial> partials = new ArrayList<>();
            compiled.partials()
                    .forEach((name, partial) ->
                            partials.add(new BundlePartial(name, ContentHash.of(partial.mustache()), partial.index())));
            Map<ModuleId, Integer> layers = layers();
            List<BundleModule> told = new ArrayList<>();
            for (PromptModule module : written.modules()) {
                told.add(new BundleModule(
                        module.id(),
                        module.kind().word(),
                        module.name(),
                        number(Objects.requireNonNull(ofModule.get(module.id()))),
                        module.tokens(),
                        layers.getOrDefault(module.id(), 0),
                        needs(module.id())));
            }
            List<BundleEntry> entries = new ArrayList<>();
            plan.prompts().forEach(prompt -> entries.add(entry(prompt)));
            return new BundleTarget(
                    new BundleIndex(
                            settings.tool(),
                            settings.level(),
                            settings.notation(),
                            counter.encoding().id(),
                            written.harness().toString(),
                            settings.sourceTokens(),
                            parts,
                            partials,
                            told,
                            entries),
                    compiled.templates(),
                    List.copyOf(compiled.partials().values()),
                    compiled.sharing());
        }

        /** Returns the texts of all modules, and of the sections that stand in a prompt without the rest of their module. */
        private List<PlacedText> texts(FlatPlan plan) {
            List<PlacedText> texts = new ArrayList<>();
            for (PromptModule module : written.modules()) {
                PlacedText text = TemplateCompiler.placed(module);
                modules.put(module.id(), modules.size());
                ofModule.put(module.id(), text);
                texts.add(text);
            }
            for (FlatPrompt prompt : plan.prompts()) {
                fed(prompt).ifPresent(texts::add);
                for (FlatPart part : prompt.parts()) {
                    if (part.section().isPresent() && !ofSection.containsKey(part)) {
                        PlacedText text = section(part);
                        ofSection.put(part, text);
                        texts.add(text);
                    }
                }
            }
            return texts;
        }

        /** Returns what a harness feeds of an entry, where that is not its file. */
        private Optional<PlacedText> fed(FlatPrompt prompt) {
            return fed.computeIfAbsent(
                    prompt.entry().id(), id -> written.graph().module(id).flatMap(TemplateCompiler::prompt));
        }

        /** Sections that stand alone are as in the source, since passes see whole modules. */
        private PlacedText section(FlatPart part) {
            Span span = part.section().orElseThrow();
            byte[] whole = read.graph().module(part.id()).orElseThrow().source().utf8();
            return new PlacedText(Arrays.copyOfRange(whole, span.start(), span.end()), List.of());
        }

        private int number(PlacedText text) {
            return numbers.getOrDefault(text, -1);
        }

        private int number(ModuleId id) {
            return modules.getOrDefault(id, -1);
        }

        private Map<ModuleId, Integer> layers() {
            List<List<ModuleId>> sorted = read.graph().layers();
            Map<ModuleId, Integer> layers = new HashMap<>();
            for (int i = 0; i < sorted.size(); i++) {
                int layer = i;
                sorted.get(i).forEach(id -> layers.put(id, layer));
            }
            return layers;
        }

        /** Returns what the harness loads with a module. */
        private List<Integer> needs(ModuleId id) {
            return targets(id, Strength.EAGER).map(this::number).distinct().toList();
        }

        private Stream<ModuleId> targets(ModuleId id, Strength... strengths) {
            return read.graph().referencesFrom(id).stream()
                    .filter(reference ->
                            read.graph().isEdge(reference) && List.of(strengths).contains(reference.strength()))
                    .flatMap(reference -> reference.to().stream());
        }

        private BundleEntry entry(FlatPrompt prompt) {
            ModuleGraph graph = read.graph();
            List<BundlePiece> critical = new ArrayList<>();
            Set<ModuleId> there = new HashSet<>();
            for (FlatPart part : prompt.parts()) {
                PlacedText text = part.section().isPresent() ? ofSection.get(part) : ofModule.get(part.id());
                if (critical.isEmpty()) {
                    text = fed(prompt).orElse(text);
                }
                critical.add(new BundlePiece(number(part.id()), number(Objects.requireNonNull(text)), part.label()));
                if (part.section().isEmpty()) {
                    there.add(part.id());
                }
            }
            Set<ModuleId> referred = new HashSet<>();
            prompt.parts().forEach(part -> targets(part.id(), Strength.values()).forEach(referred::add));
            List<Integer> near = new ArrayList<>();
            List<Integer> far = new ArrayList<>();
            for (Closure.Part part : graph.reachableClosure(prompt.entry().id()).parts()) {
                if (there.add(part.id())) {
                    (referred.contains(part.id()) ? near : far).add(number(part.id()));
                }
            }
            List<Integer> onDemand = Stream.concat(near.stream(), far.stream()).toList();
            return new BundleEntry(
                    number(prompt.entry().id()), EntryAliases.of(prompt.entry()), critical, onDemand, near.size());
        }
    }
}
