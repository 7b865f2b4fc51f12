package dev.tare.optimizer.structure;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Surroundings;
import dev.tare.modules.model.Tier;
import dev.tare.optimizer.pass.Installation;
import dev.tare.optimizer.pass.PassContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A graph as the passes over it see it, with the answers to what may go. A module may go only where everything that names it is a
 * reference that can be led elsewhere: a path in a text that is no code, exact, without a section.
 */
public final class MergeSite {

    private final ModuleGraph graph;
    private final Set<ModuleId> fixed;
    private final Set<ModuleId> unedited;
    private final PassContext context;
    private final Set<ModuleId> pinned = new HashSet<>();
    private FileNameUses uses = FileNameUses.NONE;

    /**
     * @param fixed modules that have to stay, with their text
     * @param unedited modules that have to keep their text
     */
    MergeSite(ModuleGraph graph, Set<ModuleId> fixed, Set<ModuleId> unedited, PassContext context) {
        this.graph = graph;
        this.fixed = fixed;
        this.unedited = unedited;
        this.context = context;
        for (AlwaysRoot root : graph.alwaysLoadedRoots()) {
            pinned.add(root.id());
        }
        for (Reference reference : graph.references()) {
            pinned.addAll(reference.candidates());
            if (reference.to().isPresent() && !isRedirectable(reference)) {
                pinned.add(reference.to().get());
            }
        }
    }

    public ModuleGraph graph() {
        return graph;
    }

    /** Returns the modules that may go as far as they themselves and those that name them are concerned, in order. */
    public List<PromptModule> removable() {
        List<PromptModule> removable = new ArrayList<>();
        for (PromptModule module : graph.modules()) {
            if (isMergeable(module)
                    && !pinned.contains(module.id())
                    && !fixed.contains(module.id())
                    && isNamedByEdges(module.id())) {
                removable.add(module);
            }
        }
        return removable;
    }

    /** Tells whether the module is one of those that passes may merge: plain Markdown without front matter. */
    public boolean isMergeable(PromptModule module) {
        return module.kind() == ModuleKind.PLAIN
                && isMarkdown(module.id())
                && module.frontMatter().span().length() == 0;
    }

    /** Tells whether the module's text may change. */
    public boolean isEditable(ModuleId id) {
        return !fixed.contains(id) && !unedited.contains(id);
    }

    /** Tells whether two modules are installed together and in the same way. */
    public boolean isOnePackage(ModuleId a, ModuleId b) {
        Installation installation = context.installation();
        return installation.packageOf(a).equals(installation.packageOf(b)) && installation.isSameMode(a, b);
    }

    /** Tells whether the module's file name stands nowhere but in so many references, and its folder is not named as a whole. */
    public boolean isNamedOnlyBy(ModuleId id, int references) {
        if (uses == FileNameUses.NONE) {
            uses = FileNameUses.in(graph.modules());
        }
        String folder = id.folder();
        return !uses.isFolderNamed(folder.substring(folder.lastIndexOf('/') + 1))
                && FileNameUses.isCountable(id.fileName())
                && uses.count(id.fileName()) <= references
                && !context.installation().isNamedByOtherFiles(id);
    }

    public PassContext context() {
        return context;
    }

    private boolean isNamedByEdges(ModuleId id) {
        boolean any = false;
        for (Reference reference : graph.referencesTo(id)) {
            if (reference.from().equals(id) || !graph.isEdge(reference)) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private boolean isRedirectable(Reference reference) {
        Surroundings place = reference.mention().surroundings();
        return reference.outcome() == Outcome.RESOLVED
                && reference.tier().isPresent()
                && reference.tier().get().compareTo(Tier.ROOTED) <= 0
                && !reference.isByName()
                && reference.mention().section().isEmpty()
                && reference.strength() != Strength.CONDITIONAL
                && (place == Surroundings.TEXT
                        || place == Surroundings.CODE_SPAN
                        || place == Surroundings.INSTRUCTION_FENCE)
                && isMarkdown(reference.from())
                && isEditable(reference.from());
    }

    private static boolean isMarkdown(ModuleId id) {
        return id.extension().equals("md") || id.extension().equals("mdc");
    }

    /** Returns the place of the path within a reference, or an empty span when it is not certain. */
    static Span path(PromptModule module, Reference reference) {
        Span span = reference.mention().span();
        String text = module.source().slice(span);
        String target = reference.mention().target();
        int at = text.indexOf(target);
        if (at < 0 || target.isEmpty() || text.indexOf(target, at + 1) >= 0 || !isAscii(text)) {
            return new Span(span.start(), span.start());
        }
        return new Span(span.start() + at, span.start() + at + target.length());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
