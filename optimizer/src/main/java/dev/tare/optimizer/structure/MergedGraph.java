package dev.tare.optimizer.structure;

import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Slot;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the graph anew after merges: without the modules that went, with references that lead to their homes. */
final class MergedGraph {

    private final ModuleGraph before;
    private final Map<ModuleId, Merge> merges = new HashMap<>();
    private final Map<ModuleId, Edits> edits;
    private final Map<Reference, Optional<String>> spelt;
    private final TokenCounter counter;

    /** For each file that takes others up, its modules in their order. */
    private final Map<ModuleId, List<ModuleId>> files = new TreeMap<>();

    private final Map<ModuleId, Span> parts = new TreeMap<>();
    private final Map<ModuleId, Integer> tokens = new HashMap<>();
    private final List<PromptModule> modules = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();
    private final List<AlwaysRoot> roots = new ArrayList<>();

    private MergedGraph(
            ModuleGraph before,
            List<Merge> merges,
            Map<ModuleId, Edits> edits,
            Map<Reference, Optional<String>> spelt,
            TokenCounter counter) {
        this.before = before;
        this.edits = edits;
        this.spelt = spelt;
        this.counter = counter;
        for (Merge merge : merges) {
            this.merges.put(merge.gone(), merge);
            if (merge.way() == Merge.Way.JOINED) {
                files.computeIfAbsent(merge.home(), home -> new ArrayList<>(List.of(home)))
                        .add(merge.gone());
            }
        }
    }

    static MergedGraph of(
            ModuleGraph before,
            List<Merge> merges,
            Map<ModuleId, Edits> edits,
            Map<Reference, Optional<String>> spelt,
            TokenCounter counter) {
        MergedGraph merged = new MergedGraph(before, merges, edits, spelt, counter);
        merged.run();
        return merged;
    }

    ModuleGraph graph() {
        return ModuleGraph.of(modules, references, before.resolution(), roots, counter, before.eagerDepth());
    }

    /** Returns where each module stands that shares a file. */
    Map<ModuleId, Span> parts() {
        return parts;
    }

    Span part(ModuleId id) {
        Span part = parts.get(id);
        if (part == null) {
            throw new IllegalArgumentException(id + " shares no file");
        }
        return part;
    }

    /** Returns how many tokens begin in a module that was edited or shares a file. */
    int tokens(ModuleId id) {
        Integer count = tokens.get(id);
        return count == null ? before.module(id).orElseThrow().tokens() : count;
    }

    private void run() {
        for (PromptModule module : before.modules()) {
            if (files.containsKey(module.id())) {
                modules.add(joined(module, files.getOrDefault(module.id(), List.of())));
            } else if (!merges.containsKey(module.id())) {
                modules.add(edited(module));
            }
        }
        for (Reference reference : before.references()) {
            Merge merge = merges.get(reference.from());
            if ((merge == null || merge.way() == Merge.Way.JOINED) && !isLeftOut(reference)) {
                references.add(moved(reference));
            }
        }
        for (AlwaysRoot root : before.alwaysLoadedRoots()) {
            roots.add(moved(root));
        }
    }

    private boolean isLeftOut(Reference reference) {
        Optional<String> target = spelt.get(reference);
        return target != null && target.isEmpty();
    }

    private PromptModule edited(PromptModule module) {
        Edits own = edits.getOrDefault(module.id(), Edits.NONE);
        if (own.isEmpty()) {
            return module;
        }
        byte[] text = own.apply(module.source().utf8());
        int count = counter.count(text, 0, text.length);
        tokens.put(module.id(), count);
        return new PromptModule(
                SourceText.ofUtf8(module.id(), text),
                module.kind(),
                module.name(),
                module.frontMatter(),
                count,
                mentions(module),
                slots(module));
    }

    private PromptModule joined(PromptModule home, List<ModuleId> members) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int[] cuts = new int[members.size() + 1];
        for (int i = 0; i < members.size(); i++) {
            PromptModule member = before.module(members.get(i)).orElseThrow();
            Edits own = edits.getOrDefault(member.id(), Edits.NONE);
            text.writeBytes(own.apply(member.source().utf8()));
            cuts[i + 1] = text.size();
            parts.put(member.id(), new Span(cuts[i], cuts[i + 1]));
        }
        SourceText source = SourceText.ofUtf8(home.id(), text.toByteArray());
        int[] counts = counter.countBetween(source, cuts);
        int all = 0;
        List<Mention> mentions = new ArrayList<>();
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            tokens.put(members.get(i), counts[i]);
            all += counts[i];
            PromptModule member = before.module(members.get(i)).orElseThrow();
            mentions.addAll(mentions(member));
            slots.addAll(slots(member));
        }
        return new PromptModule(source, home.kind(), home.name(), home.frontMatter(), all, mentions, slots);
    }

    private List<Mention> mentions(PromptModule module) {
        List<Mention> mentions = new ArrayList<>();
        Map<Mention, Optional<String>> targets = new HashMap<>();
        for (Reference reference : before.referencesFrom(module.id())) {
            Optional<String> target = spelt.get(reference);
            if (target != null) {
                targets.put(reference.mention(), target);
            }
        }
        for (Mention mention : module.mentions()) {
            Optional<String> target = targets.get(mention);
            if (target == null) {
                mentions.add(moved(mention, mention.target(), module.id()));
            } else if (target.isPresent()) {
                mentions.add(moved(mention, target.get(), module.id()));
            }
        }
        return mentions;
    }

    private List<Slot> slots(PromptModule module) {
        List<Slot> slots = new ArrayList<>();
        for (Slot slot : module.slots()) {
            slots.add(new Slot(moved(slot.span(), module.id()), slot.kind(), slot.name()));
        }
        return slots;
    }

    private Reference moved(Reference reference) {
        Optional<String> target = spelt.get(reference);
        Merge from = merges.get(reference.from());
        Optional<ModuleId> to = reference.to();
        if (to.isPresent()) {
            Merge merge = merges.get(to.get());
            to = merge == null ? to : Optional.of(merge.home());
        }
        Mention mention = moved(
                reference.mention(),
                target == null
                        ? reference.mention().target()
                        : target.orElse(reference.mention().target()),
                reference.from());
        Optional<Span> section = reference.section().isPresent()
                ? Optional.of(moved(reference.section().get(), reference.to().orElseThrow()))
                : Optional.empty();
        return new Reference(
                from == null ? reference.from() : from.home(),
                mention,
                reference.strength(),
                reference.outcome(),
                reference.tier(),
                to,
                section,
                reference.candidates());
    }

    private Mention moved(Mention mention, String target, ModuleId in) {
        return new Mention(
                mention.dialect(),
                mention.form(),
                moved(mention.span(), in),
                target,
                mention.section(),
                mention.surroundings());
    }

    private AlwaysRoot moved(AlwaysRoot root) {
        if (edits.getOrDefault(root.id(), Edits.NONE).isEmpty()) {
            return root;
        }
        PromptModule now = null;
        for (PromptModule module : modules) {
            now = module.id().equals(root.id()) ? module : now;
        }
        if (now == null) {
            throw new IllegalStateException("what is always loaded stays: " + root.id());
        }
        List<Span> leftOut = new ArrayList<>();
        for (Span span : root.leftOut()) {
            leftOut.add(moved(span, root.id()));
        }
        return AlwaysRoot.without(now, leftOut, counter);
    }

    private Span moved(Span span, ModuleId in) {
        Edits own = edits.getOrDefault(in, Edits.NONE);
        Span part = parts.get(in);
        int by = part == null ? 0 : part.start();
        return new Span(own.map(span.start()) + by, own.map(span.end()) + by);
    }
}
