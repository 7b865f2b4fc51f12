package dev.tare.optimizer.structure;

import dev.tare.core.text.Span;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.pass.PassGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leads references past modules that hold nothing but the path of another one, and leaves their files out. What is loaded is the same
 * without the step between: who attached such a file gets what it attaches, who opened it was sent on. An attachment is only led past a
 * file that itself attaches; otherwise what was opened on demand would be loaded at the start.
 */
public final class PassThroughModules implements GraphPass {

    @Override
    public String name() {
        return "pass-through-modules";
    }

    @Override
    public PassGroup group() {
        return PassGroup.STRUCTURE;
    }

    @Override
    public List<Merge> merges(MergeSite site) {
        List<Merge> merges = new ArrayList<>();
        Set<Object> taken = new HashSet<>();
        for (PromptModule module : site.removable()) {
            Optional<Reference> only = only(site, module);
            if (only.isPresent()) {
                PromptModule to =
                        site.graph().module(only.get().to().orElseThrow()).orElseThrow();
                if (site.isMergeable(to)
                        && site.isOnePackage(module.id(), to.id())
                        && isSameWay(site, module, only.get())
                        && !taken.contains(to.id())
                        && taken.add(module.id())) {
                    taken.add(to.id());
                    merges.add(new Merge(module.id(), to.id(), Merge.Way.THROUGH));
                }
            }
        }
        return merges;
    }

    /** Returns the reference that is all a module holds. */
    private static Optional<Reference> only(MergeSite site, PromptModule module) {
        List<Reference> references = site.graph().referencesFrom(module.id());
        if (references.size() != 1 || !site.graph().isEdge(references.get(0))) {
            return Optional.empty();
        }
        Reference reference = references.get(0);
        Span span = reference.mention().span();
        boolean whole = reference.mention().section().isEmpty()
                && !reference.to().orElseThrow().equals(module.id())
                && Marks.isListMark(module.source().utf8(), 0, span.start())
                && Marks.isBlank(
                        module.source().utf8(), span.end(), module.source().length());
        return whole ? Optional.of(reference) : Optional.empty();
    }

    /** How deep a harness follows what an entry attaches is not known, so nothing may come nearer to one. */
    private static boolean isOfEntry(MergeSite site, Reference reference) {
        return site.graph().module(reference.from()).orElseThrow().kind().isEntry();
    }

    private static boolean isSameWay(MergeSite site, PromptModule module, Reference on) {
        for (Reference reference : site.graph().referencesTo(module.id())) {
            if (reference.strength() == Strength.EAGER
                    && (on.strength() != Strength.EAGER || isOfEntry(site, reference))) {
                return false;
            }
        }
        return true;
    }
}
