package dev.tare.templates.bundle;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.loader.bundle.BundleEntry;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.loader.bundle.BundlePart;
import dev.tare.loader.bundle.BundlePiece;
import dev.tare.loader.bundle.BundleWriter;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is in a bundle: a template for each text, and for each entry what it holds when it starts and what it may open. It follows from what
 * passes have left of the framework alone, so that whoever proves a bundle makes it anew.
 *
 * @param index what the bundle says of itself
 * @param templates in the order in which the index has them
 */
public record BundleTarget(BundleIndex index, List<Template> templates) {

    public BundleTarget {
        templates = List.copyOf(templates);
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
        return BundleWriter.write(index, templates, restore);
    }

    /** One compilation. */
    private static final class Compilation {

        private final Framework read;
        private final Framework written;
        private final TemplateCompiler compiler;
        private final Map<ModuleId, Template> ofModule = new HashMap<>();
        private final Map<FlatPart, Template> ofSection = new HashMap<>();
        private final Map<ModuleId, Integer> modules = new HashMap<>();
        private final Map<Template, Integer> templates = new HashMap<>();
        private final List<Template> sorted = new ArrayList<>();

        Compilation(Framework read, Framework written) {
            this.read = read;
            this.written = written;
            this.compiler = new TemplateCompiler(written.counter());
        }

        BundleTarget of(FlatPlan plan, Settings settings, TaskExecutor executor) {
            List<Template> compiled = executor.map(written.modules(), compiler::compile);
            for (int i = 0; i < compiled.size(); i++) {
                modules.put(written.modules().get(i).id(), i);
                ofModule.put(written.modules().get(i).id(), compiled.get(i));
            }
            for (FlatPrompt prompt : plan.prompts()) {
                for (FlatPart part : prompt.parts()) {
                    if (part.section().isPresent()) {
                        ofSection.computeIfAbsent(part, this::section);
                    }
                }
            }
            List<BundlePart> parts = parts();
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
                            written.counter().encoding().id(),
                            written.harness().toString(),
                            settings.sourceTokens(),
                            parts,
                            told,
                            entries),
                    sorted);
        }

        /** Returns each template once, in order of hashes; where texts are the same and slots were not, by how these were written. */
        private List<BundlePart> parts() {
            Map<Template, BundlePart> parts = new HashMap<>();
            Stream.concat(ofModule.values().stream(), ofSection.values().stream())
                    .forEach(template -> parts.computeIfAbsent(
                            template, key -> new BundlePart(ContentHash.of(key.mustache()), key.index())));
            sorted.addAll(parts.keySet());
            sorted.sort(Comparator.comparing((Template template) -> hash(parts, template))
                    .thenComparing(template -> template.index().slots().toString()));
            List<BundlePart> ordered = new ArrayList<>();
            for (Template template : sorted) {
                templates.put(template, ordered.size());
                ordered.add(Objects.requireNonNull(parts.get(template)));
            }
            return ordered;
        }

        private static String hash(Map<Template, BundlePart> parts, Template template) {
            return Objects.requireNonNull(parts.get(template)).hash().hex();
        }

        /** Sections that stand alone are as in the source, since passes see whole modules. */
        private Template section(FlatPart part) {
            Span span = part.section().orElseThrow();
            byte[] whole = read.graph().module(part.id()).orElseThrow().source().utf8();
            return compiler.compile(Arrays.copyOfRange(whole, span.start(), span.end()));
        }

        private int number(Template template) {
            return templates.getOrDefault(template, -1);
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
                Template template = part.section().isPresent() ? ofSection.get(part) : ofModule.get(part.id());
                critical.add(
                        new BundlePiece(number(part.id()), number(Objects.requireNonNull(template)), part.label()));
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
