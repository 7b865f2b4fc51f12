package dev.tare.optimizer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.proof.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds the graph of an output, read anew from disk, against the graph of its source: reference by reference, and what is loaded. */
public final class GraphComparison {

    private final ModuleGraph source;
    private final ModuleGraph output;
    private final Homes homes;
    private final List<Finding> found = new ArrayList<>();

    private GraphComparison(ModuleGraph source, ModuleGraph output, Homes homes) {
        this.source = source;
        this.output = output;
        this.homes = homes;
    }

    /**
     * Returns what differs, in order of the modules; nothing when the graph stands. A reference to a module counts as one to the file
     * that holds it; one of several that attach the same file side by side may be left out.
     *
     * @param homes which file of the output holds which module
     */
    public static List<Finding> compare(ModuleGraph source, ModuleGraph output, Homes homes) {
        GraphComparison comparison = new GraphComparison(source, output, homes);
        for (PromptModule module : source.modules()) {
            ModuleId file = homes.file(module.id());
            if (output.module(file).isEmpty()) {
                comparison.add(module.id(), 1, "the module is missing");
            } else if (file.equals(module.id())) {
                comparison.references(module.id());
            } else if (output.module(module.id()).isPresent()) {
                comparison.add(module.id(), 1, "the module is still there beside " + file + ", which stands for it");
            } else {
                comparison.gone(module, file);
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

    /** A module without a file of its own was plain text; where nothing is left of it, it held a path and nothing else. */
    private void gone(PromptModule module, ModuleId file) {
        if (module.kind() != ModuleKind.PLAIN || module.frontMatter().span().length() > 0) {
            add(module.id(), 1, "has no file of its own any more, as only plain text may");
        } else if (homes.isNothing(module.id()) && !isStep(module, file)) {
            add(module.id(), 1, "is left out, and says more than the path of " + file);
        }
    }

    private boolean isStep(PromptModule module, ModuleId file) {
        List<Reference> references = source.referencesFrom(module.id());
        if (references.size() != 1
                || !references.get(0).to().map(homes::file).equals(Optional.of(file))
                || references.get(0).mention().section().isPresent()) {
            return false;
        }
        Span mention = references.get(0).mention().span();
        SourceText text = module.source();
        String rest = text.slice(0, mention.start()) + text.slice(mention.end(), text.length());
        return rest.chars().allMatch(c -> Character.isWhitespace(c) || "-*+".indexOf(c) >= 0);
    }

    private void references(ModuleId file) {
        List<Reference> before = new ArrayList<>();
        for (ModuleId member : homes.members(file)) {
            before.addAll(source.referencesFrom(member));
        }
        List<Reference> after = output.referencesFrom(file);
        int i = 0;
        int j = 0;
        while (i < before.size()) {
            Reference reference = before.get(i);
            if (j < after.size() && isSame(reference, after.get(j))) {
                j++;
            } else if (!isSaidTwice(reference, before, after)) {
                break;
            }
            i++;
        }
        if (i < before.size()) {
            Reference reference = before.get(i);
            PromptModule module = source.module(reference.from()).orElseThrow();
            add(
                    module.id(),
                    module.source().position(reference.mention().span().start()).line(),
                    j < after.size()
                            ? "the reference '" + reference.mention().target() + "' reads differently: "
                                    + told(reference) + " in the source, " + told(after.get(j)) + " in the output"
                            : "the reference '" + reference.mention().target() + "' is gone");
        } else if (j < after.size()) {
            add(
                    file,
                    1,
                    "the output has a new reference '" + after.get(j).mention().target() + "'");
        }
    }

    /** Tells whether an attachment may be left out: it leads to a file that holds several modules, and another one attaches that. */
    private boolean isSaidTwice(Reference reference, List<Reference> before, List<Reference> after) {
        if (reference.strength() != Strength.EAGER || reference.to().isEmpty()) {
            return false;
        }
        ModuleId target = reference.to().get();
        ModuleId file = homes.file(target);
        boolean other = false;
        for (Reference one : before) {
            other |= one.from().equals(reference.from())
                    && one.strength() == Strength.EAGER
                    && one.to().isPresent()
                    && !one.to().get().equals(target)
                    && homes.file(one.to().get()).equals(file);
        }
        boolean stays = false;
        for (Reference one : after) {
            stays |= one.strength() == Strength.EAGER
                    && one.mention().section().isEmpty()
                    && one.to().equals(Optional.of(file));
        }
        return other && stays;
    }

    private boolean isSame(Reference a, Reference b) {
        boolean moved = homes.isGone(a.from()) || a.to().isPresent() && homes.isGone(a.to().get());
        return a.mention().form() == b.mention().form()
                && (moved || a.mention().target().equals(b.mention().target()))
                && a.mention().section().equals(b.mention().section())
                && a.strength() == b.strength()
                && a.outcome() == b.outcome()
                && a.tier().equals(b.tier())
                && a.to().map(homes::file).equals(b.to())
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
            if (module.kind() == ModuleKind.MEMORY || module.kind() == ModuleKind.RULE) {
                grown(
                        source.eagerClosure(module.id()),
                        output.eagerClosure(module.id()),
                        "what is loaded with " + module.id());
            } else if (module.kind().isEntry()) {
                // How deep a harness follows the attachments of an entry is not always known: both ways must hold.
                grown(
                        source.eagerClosure(module.id()),
                        output.eagerClosure(module.id()),
                        "the start of " + module.name());
                grown(
                        source.nestedEagerClosure(module.id()),
                        output.nestedEagerClosure(module.id()),
                        "the start of " + module.name());
            }
        }
    }

    private void grown(Closure before, Closure after, String what) {
        Set<ModuleId> known = new HashSet<>();
        Set<ModuleId> files = new HashSet<>();
        for (Closure.Part part : before.parts()) {
            known.add(part.id());
            if (!homes.isNothing(part.id())) {
                files.add(homes.file(part.id()));
            }
        }
        for (Closure.Part part : after.parts()) {
            if (!files.remove(part.id()) && !known.contains(part.id())) {
                add(part.id(), 1, what + " now loads it too");
                continue;
            }
            List<ModuleId> members = homes.members(part.id());
            for (ModuleId member : members) {
                if (members.size() > 1 && !known.contains(member)) {
                    add(member, 1, what + " now loads it too, with " + part.id());
                }
            }
        }
        for (ModuleId lost : new TreeSet<>(files)) {
            // What every context holds anyway is part of no start.
            if (!output.alwaysLoaded().contains(lost)) {
                add(lost, 1, what + " no longer loads it");
            }
        }
    }

    private void add(ModuleId id, int line, String message) {
        found.add(new Finding(Finding.Check.GRAPH, id.path(), line, message));
    }
}
