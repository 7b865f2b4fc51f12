package dev.tare.templates.flat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.templates.OutputException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds what the prompt of one entry holds. The walk is breadth first: the entry, what it names in the order in which it names it, then
 * what these name. So the files of an agent's manifest follow it as they are listed there, which is how packagers of such agents write them. A
 * cycle ends where it comes to a text that is there already.
 */
final class FlatClosure {

    /** A text that was found: a whole module, or a section of one under the name by which it was first asked for. */
    record Found(PromptModule module, Optional<Span> section, String name) {}

    private final ModuleGraph graph;
    private final FlatStrengths strengths;
    private final UnaryOperator<ModuleId> originals;
    private final FlatLimits limits;
    private final List<Found> found = new ArrayList<>();

    /** By their originals, since a file and a link to it are one text. */
    private final Set<ModuleId> wholes = new HashSet<>();

    private final Set<SectionKey> sections = new HashSet<>();
    private final List<Reference> missing = new ArrayList<>();
    private long bytes;

    private record SectionKey(ModuleId original, Span section) {}

    FlatClosure(ModuleGraph graph, FlatStrengths strengths, UnaryOperator<ModuleId> originals, FlatLimits limits) {
        this.graph = graph;
        this.strengths = strengths;
        this.originals = originals;
        this.limits = limits;
    }

    /**
     * Walks from the entry.
     *
     * @throws OutputException when there is more than a prompt may hold
     */
    void walk(PromptModule entry) throws OutputException {
        add(entry, Optional.empty(), "", entry);
        Set<Reference> told = new HashSet<>();
        for (int head = 0; head < found.size(); head++) {
            Found text = found.get(head);
            for (Reference reference : strengths.followed(text.module().id())) {
                boolean within = text.section().isEmpty()
                        || text.section().get().contains(reference.mention().span());
                if (within && strengths.leads(reference)) {
                    follow(reference, entry);
                } else if (within && strengths.isMissing(reference) && told.add(reference)) {
                    missing.add(reference);
                }
            }
        }
    }

    private void follow(Reference reference, PromptModule entry) throws OutputException {
        Optional<PromptModule> target = reference.to().flatMap(graph::module);
        if (target.isPresent()) {
            add(target.get(), reference.section(), reference.mention().section().orElse(""), entry);
        }
    }

    private void add(PromptModule module, Optional<Span> section, String name, PromptModule entry)
            throws OutputException {
        ModuleId original = originals.apply(module.id());
        if (wholes.contains(original)) {
            return;
        }
        boolean isNew =
                section.isEmpty() ? wholes.add(original) : sections.add(new SectionKey(original, section.get()));
        if (!isNew) {
            return;
        }
        found.add(new Found(module, section, name));
        bytes += section.isPresent() ? section.get().length() : module.source().length();
        if (bytes > limits.bytes() || found.size() > limits.files()) {
            throw new OutputException(
                    "the prompt of " + entry.id() + " would hold over "
                            + (bytes > limits.bytes() ? limits.bytes() / 1_000_000 + " MB" : limits.files() + " files"),
                    "make some of what it includes lazy by 'strengths:' in tare.yaml, or leave it out by 'exclude:'");
        }
    }

    /** Returns the parts in order of discovery, each text once: sections are left out where more of their module is there. */
    List<FlatPart> parts() {
        return FlatSections.parts(found, id -> wholes.contains(originals.apply(id)));
    }

    /** Returns the references that lead nowhere though they would be followed, in order of discovery. */
    List<Reference> missing() {
        return missing;
    }

    /** Returns how many bytes of sources were found. */
    long bytes() {
        return bytes;
    }
}
