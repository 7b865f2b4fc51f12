package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts aside what does not instruct, section by section, in the modules that are loaded at a start: examples, histories, figures, tables to
 * look things up in. What states a hard constraint stays, and so does whatever a harness reads.
 */
public final class SectionsOnDemand implements DeferringPass {

    @Override
    public String name() {
        return "sections-on-demand";
    }

    @Override
    public int level() {
        return 3;
    }

    @Override
    public void offer(DeferralSite site) {
        putAside(site, this, loaded(site), module -> new Aim.Scored());
    }

    /**
     * Puts aside what is aimed at in each of the modules.
     *
     * @param modules modules that are loaded at a start, in order
     * @param pass the pass that this is done for
     */
    static void putAside(
            DeferralSite site, DeferringPass pass, Iterable<ModuleId> modules, Function<PromptModule, Aim> aim) {
        Map<ModuleId, List<Reference>> bySection = holding(site);
        Set<ModuleId> always = new TreeSet<>();
        add(site.now().alwaysLoaded(), always);
        List<PromptModule> known = new ArrayList<>();
        for (ModuleId id : modules) {
            site.source().graph().module(id).ifPresent(known::add);
        }
        List<List<Section>> found = site.executor()
                .map(
                        known,
                        module -> SectionChoice.of(
                                module,
                                site.source().graph().referencesFrom(module.id()),
                                bySection.getOrDefault(module.id(), List.of()),
                                always.contains(module.id()),
                                aim.apply(module),
                                span -> site.isFree(module.id(), span),
                                site.counter()));
        for (int i = 0; i < known.size(); i++) {
            for (Section section : found.get(i)) {
                site.putAside(known.get(i), pass, section.reason(), section.label(), section.runs());
            }
        }
    }

    /** Returns the references to sections that cannot follow these, by the module that the sections are of. */
    static Map<ModuleId, List<Reference>> holding(DeferralSite site) {
        ModuleGraph graph = site.source().graph();
        return bySection(
                site,
                reference -> !SectionLinks.canFollow(graph, reference)
                        || !site.isFree(reference.from(), reference.mention().span()));
    }

    /** Returns the references to sections, by the module that these are of. */
    static Map<ModuleId, List<Reference>> bySection(DeferralSite site, Predicate<Reference> which) {
        Map<ModuleId, List<Reference>> bySection = new HashMap<>();
        for (Reference reference : site.source().graph().references()) {
            if (reference.section().isPresent() && which.test(reference)) {
                bySection
                        .computeIfAbsent(reference.to().orElseThrow(), id -> new ArrayList<>())
                        .add(reference);
            }
        }
        return bySection;
    }

    /** Returns the modules that some start holds as a whole, and from which something can be opened, entries included, in order. */
    static Set<ModuleId> loaded(DeferralSite site) {
        Set<ModuleId> loaded = new TreeSet<>();
        add(site.now().alwaysLoaded(), loaded);
        for (PromptModule entry : site.now().entries()) {
            loaded.add(entry.id());
            add(site.now().eagerClosure(entry.id()), loaded);
        }
        loaded.removeIf(id -> !site.canOpenFrom(id));
        return loaded;
    }

    static void add(Closure closure, Set<ModuleId> loaded) {
        for (Closure.Part part : closure.parts()) {
            if (part.section().isEmpty()) {
                loaded.add(part.id());
            }
        }
    }
}
