package dev.tare.templates.flat;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.templates.OutputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What the prompts of a framework hold, one for each entry. It follows from the source alone, so that whoever proves an output makes it anew.
 *
 * @param prompts in order of their entries' ids
 * @param wholes the modules that stand as a whole in a prompt
 * @param inPart the modules of which there are only sections
 */
public record FlatPlan(List<FlatPrompt> prompts, Set<ModuleId> wholes, Set<ModuleId> inPart) {

    public FlatPlan {
        prompts = List.copyOf(prompts);
    }

    /**
     * Returns what the prompts of the framework's entries hold.
     *
     * @param originals leads from a module that is a link to the one that it links to, and from any other to itself
     * @throws OutputException when there is more than prompts may hold
     */
    public static FlatPlan of(Framework framework, UnaryOperator<ModuleId> originals, FlatLimits limits)
            throws OutputException {
        List<PromptModule> entries = entries(framework, originals);
        Map<ModuleId, String> files = FlatNames.of(entries);
        FlatStrengths strengths = new FlatStrengths(framework.graph(), framework.harness());
        List<FlatPrompt> prompts = new ArrayList<>();
        Set<ModuleId> wholes = new TreeSet<>();
        Set<ModuleId> inPart = new TreeSet<>();
        long bytes = 0;
        long parts = 0;
        for (PromptModule entry : entries) {
            FlatClosure closure = new FlatClosure(framework.graph(), strengths, originals, limits);
            closure.walk(entry);
            FlatPrompt prompt =
                    new FlatPrompt(files.getOrDefault(entry.id(), ""), entry, closure.parts(), closure.missing());
            bytes += closure.bytes();
            parts += prompt.parts().size();
            if (bytes > limits.allBytes() || parts > limits.allFiles()) {
                throw new OutputException(
                        "the prompts of all entries would hold over "
                                + (bytes > limits.allBytes()
                                        ? limits.allBytes() / 1_000_000 + " MB"
                                        : limits.allFiles() + " files"),
                        "leave entries out by 'exclude:' in tare.yaml");
            }
            prompts.add(prompt);
            for (FlatPart part : prompt.parts()) {
                (part.section().isEmpty() ? wholes : inPart).add(part.id());
            }
        }
        inPart.removeAll(wholes);
        return new FlatPlan(prompts, wholes, inPart);
    }

    /** A link to an entry is the same entry: it has no prompt of its own. */
    private static List<PromptModule> entries(Framework framework, UnaryOperator<ModuleId> originals) {
        Set<Identity> known = new HashSet<>();
        List<PromptModule> entries = new ArrayList<>();
        for (boolean links : new boolean[] {false, true}) {
            for (PromptModule entry : framework.graph().entries()) {
                ModuleId original = originals.apply(entry.id());
                boolean isLink = !original.equals(entry.id());
                if (isLink == links && known.add(new Identity(entry.kind(), original))) {
                    entries.add(entry);
                }
            }
        }
        entries.sort(Comparator.comparing(PromptModule::id));
        return entries;
    }

    private record Identity(ModuleKind kind, ModuleId original) {}

    /** Returns all references that lead nowhere though a prompt would follow them, in order of module and place, each once. */
    public List<Reference> missing() {
        Set<Reference> missing = new HashSet<>();
        for (FlatPrompt prompt : prompts) {
            missing.addAll(prompt.missing());
        }
        List<Reference> sorted = new ArrayList<>(missing);
        sorted.sort(Comparator.comparing(Reference::from)
                .thenComparing(reference -> reference.mention().span())
                .thenComparing(reference -> reference.mention().target()));
        return sorted;
    }
}
