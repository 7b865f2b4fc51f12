package dev.tare.optimizer;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds the graph of an output, read anew from disk, against the graph of its source: reference by reference, and what is loaded. */
public final class GraphComparison {

    private final ModuleGraph source;
    private final ModuleGraph output;
    private final List<Finding> found = new ArrayList<>();

    private GraphComparison(ModuleGraph source, ModuleGraph output) {
        this.source = source;
        this.output = output;
    }

    /** Returns what differs, in order of the modules; nothing when the graph stands. */
    public static List<Finding> compare(ModuleGraph source, ModuleGraph output) {
        GraphComparison comparison = new GraphComparison(source, output);
        for (PromptModule module : source.modules()) {
            if (output.module(module.id()).isEmpty()) {
                comparison.add(module.id(), 1, "the module is missing");
            } else {
                comparison.references(module);
            }
        }
        for (PromptModule module : output.modules()) {
            if (source.module(module.id()).isEmpty()) {
                comparison.add(module.id(), 1, "the source has no such module");
            }
        }
        if (comparison.found.isEmpty()) {
            comparison.loaded();
        }
        return comparison.found;
    }

    private void references(PromptModule module) {
        List<Reference> before = source.referencesFrom(module.id());
        List<Reference> after = output.referencesFrom(module.id());
        int i = 0;
        while (i < before.size() && i < after.size() && isSame(before.get(i), after.get(i))) {
            i++;
        }
        if (i < before.size()) {
            Reference reference = before.get(i);
            add(
                    module.id(),
                    module.source().position(reference.mention().span().start()).line(),
                    i < after.size()
                            ? "the reference '" + reference.mention().target() + "' reads differently: "
                                    + told(reference) + " in the source, " + told(after.get(i)) + " in the output"
                            : "the reference '" + reference.mention().target() + "' is gone");
        } else if (i < after.size()) {
            add(
                    module.id(),
                    1,
                    "the output has a new reference '" + after.get(i).mention().target() + "'");
        }
    }

    private static boolean isSame(Reference a, Reference b) {
        return a.mention().form() == b.mention().form()
                && a.mention().target().equals(b.mention().target())
                && a.mention().section().equals(b.mention().section())
                && a.strength() == b.strength()
                && a.outcome() == b.outcome()
                && a.tier().equals(b.tier())
                && a.to().equals(b.to())
                && a.section().isPresent() == b.section().isPresent();
    }

    private static String told(Reference reference) {
        return "'" + reference.mention().target() + "' as "
                + reference.mention().form().word() + ", "
                + reference.strength().word() + ", " + reference.outcome().word();
    }

    /** What is loaded at the start of an entry, of a memory module and always must not grow. */
    private void loaded() {
        grown(source.alwaysLoaded(), output.alwaysLoaded(), "what is always loaded");
        for (PromptModule module : source.modules()) {
            if (module.kind().isEntry()) {
                grown(
                        source.nestedEagerClosure(module.id()),
                        output.nestedEagerClosure(module.id()),
                        "the start of " + module.name());
            }
        }
    }

    private void grown(Closure before, Closure after, String what) {
        Set<ModuleId> known = new HashSet<>();
        for (Closure.Part part : before.parts()) {
            known.add(part.id());
        }
        for (Closure.Part part : after.parts()) {
            if (!known.contains(part.id())) {
                add(part.id(), 1, what + " now loads it too");
            }
        }
    }

    private void add(ModuleId id, int line, String message) {
        found.add(new Finding(Finding.Check.GRAPH, id.path(), line, message));
    }
}
