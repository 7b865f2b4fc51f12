package dev.tare.optimizer.structure;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.pass.PassGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Appends a module to the one that is always loaded right before it: wherever the first is attached, the second is attached next, with nothing
 * said between the two, and nobody opens either by itself. What is loaded stays, in the same order; the second path is no longer
 * needed. Texts are joined only where they read as they did apart: no link of a text to itself, no definition, nothing left open.
 */
public final class ModulesTogether implements GraphPass {

    /** What begins raw HTML that no blank line ends (CommonMark 0.31, section 4.6, kinds 1 to 5). */
    private static final List<String> OPEN_HTML = List.of("<script", "<pre", "<style", "<textarea", "<!", "<?");

    private static final List<String> CONDITIONS = List.of("{{if", "{{unless", "{{endif", "{{endunless");

    @Override
    public String name() {
        return "modules-together";
    }

    @Override
    public PassGroup group() {
        return PassGroup.STRUCTURE;
    }

    @Override
    public List<Merge> merges(MergeSite site) {
        Map<ModuleId, ModuleId> after = new HashMap<>();
        Set<ModuleId> appended = new HashSet<>();
        for (PromptModule module : site.removable()) {
            Optional<ModuleId> first = alwaysBefore(site, module.id());
            if (first.isPresent() && isJoinable(site, first.get(), module)) {
                after.put(first.get(), module.id());
                appended.add(module.id());
            }
        }
        List<Merge> merges = new ArrayList<>();
        for (PromptModule module : site.graph().modules()) {
            ModuleId next = appended.contains(module.id()) ? null : after.get(module.id());
            while (next != null) {
                merges.add(new Merge(next, module.id(), Merge.Way.JOINED));
                next = after.get(next);
            }
        }
        return merges;
    }

    /** Returns the module that is attached right before this one in every place where either is. */
    private static Optional<ModuleId> alwaysBefore(MergeSite site, ModuleId id) {
        List<Reference> references = site.graph().referencesTo(id);
        ModuleId first = null;
        for (Reference reference : references) {
            Optional<Reference> previous = reference.strength() == Strength.EAGER
                    ? Neighbours.before(site.graph(), reference)
                    : Optional.empty();
            if (previous.isEmpty()
                    || previous.get().strength() != Strength.EAGER
                    || !site.graph().isEdge(previous.get())
                    || previous.get().mention().section().isPresent()
                    || first != null && !previous.get().to().equals(Optional.of(first))) {
                return Optional.empty();
            }
            first = previous.get().to().orElseThrow();
        }
        return first != null
                        && !first.equals(id)
                        && site.graph().referencesTo(first).size() == references.size()
                ? Optional.of(first)
                : Optional.empty();
    }

    private static boolean isJoinable(MergeSite site, ModuleId first, PromptModule second) {
        PromptModule home = site.graph().module(first).orElseThrow();
        return site.isMergeable(home)
                && site.isEditable(first)
                && site.isEditable(second.id())
                && site.isOnePackage(first, second.id())
                && isSelfContained(home)
                && isSelfContained(second)
                && readsAsApart(home.source(), second.source());
    }

    private static boolean isSelfContained(PromptModule module) {
        String text = module.source().slice(0, module.source().length());
        boolean alone = !text.contains("](#") && !text.contains("]:") && !text.startsWith("\uFEFF") && !text.isBlank();
        for (String open : OPEN_HTML) {
            alone &= !text.contains(open);
        }
        return alone && (hasConditions(module) || !speaksOfConditions(text));
    }

    private static boolean hasConditions(PromptModule module) {
        return module.slots().stream().anyMatch(slot -> slot.kind() == Slot.Kind.END);
    }

    /** Marks that do not fit together are text in their own file, and might close, or leave open, what stands in another. */
    private static boolean speaksOfConditions(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return CONDITIONS.stream().anyMatch(lower::contains);
    }

    private static boolean readsAsApart(SourceText first, SourceText second) {
        byte[] head = Joined.head(first.utf8());
        byte[] both = Joined.append(head, second.utf8());
        List<Block> expected = new ArrayList<>(BlockScanner.scan(first));
        int own = expected.size();
        expected.addAll(BlockScanner.scan(second));
        List<Block> found = BlockScanner.scan(SourceText.ofUtf8(first.id(), both));
        boolean same = expected.size() == found.size() && own > 0 && own < expected.size();
        for (int i = 0; same && i < found.size(); i++) {
            Span span = expected.get(i).span();
            int by = i < own ? 0 : head.length;
            same = expected.get(i).getClass() == found.get(i).getClass()
                    && found.get(i).span().start() == span.start() + by;
        }
        return same;
    }
}
