package dev.tare.optimizer.structure;

import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The merges of one round that go together, with what they change in the texts that name the modules that go. */
final class MergePlan {

    /** Bytes that one round counts anew. A file that attaches thousands of others is counted for each of them. */
    private static final long MOST_BYTES = 256L << 20;

    private final MergeSite site;
    private final ModuleGraph graph;
    private final List<Merge> merges = new ArrayList<>();
    private final Map<ModuleId, ModuleId> homeOf = new HashMap<>();
    private final Set<ModuleId> homes = new HashSet<>();

    /** Modules that are the same as others only as long as nobody edits them. */
    private final Set<ModuleId> frozen = new HashSet<>();

    private final Map<ModuleId, TreeMap<Integer, Change>> changes = new TreeMap<>();
    private final Map<Reference, Optional<String>> spelt = new HashMap<>();
    private long counted;

    MergePlan(MergeSite site) {
        this.site = site;
        this.graph = site.graph();
    }

    /**
     * A change of one reference.
     *
     * @param place what is replaced
     * @param target the path that takes its place; empty when the reference is left out
     */
    private record Change(Reference reference, Span place, Optional<String> target) {

        byte[] text() {
            return target.orElse("").getBytes(StandardCharsets.UTF_8);
        }
    }

    List<Merge> merges() {
        return Collections.unmodifiableList(merges);
    }

    /** Returns the new path of each reference that is written anew; an empty one for those that are left out. */
    Map<Reference, Optional<String>> spelt() {
        return spelt;
    }

    /** Returns what changes in each text, blank lines before appended ones included. */
    Map<ModuleId, Edits> edits() {
        Map<ModuleId, Edits> edits = new TreeMap<>();
        changes.forEach((id, list) -> edits.put(id, edits(list)));
        Map<ModuleId, ModuleId> last = new HashMap<>();
        for (Merge merge : merges) {
            if (merge.way() == Merge.Way.JOINED) {
                ModuleId before = last.getOrDefault(merge.home(), merge.home());
                byte[] text = module(before).source().utf8();
                Edits own = edits.getOrDefault(before, Edits.NONE);
                byte[] edited = own.apply(text);
                edits.put(
                        before,
                        own.then(new Edits.Builder()
                                .replace(edited.length, edited.length, Joined.gap(edited))
                                .build()));
                last.put(merge.home(), merge.gone());
            }
        }
        return edits;
    }

    private static Edits edits(SortedMap<Integer, Change> changes) {
        Edits.Builder edits = new Edits.Builder();
        for (Change change : changes.values()) {
            edits.replace(change.place().start(), change.place().end(), change.text());
        }
        return edits.build();
    }

    /** Takes a merge up when it can be made beside those that are planned already. */
    void offer(Merge merge) {
        boolean taken = homeOf.containsKey(merge.gone())
                || homes.contains(merge.gone())
                || homeOf.containsKey(merge.home())
                || merge.way() == Merge.Way.SAME
                        && (changes.containsKey(merge.gone()) || changes.containsKey(merge.home()));
        List<Reference> references = graph.referencesTo(merge.gone());
        if (taken || !site.isNamedOnlyBy(merge.gone(), references.size())) {
            return;
        }
        List<Change> wanted = new ArrayList<>();
        for (Reference reference : references) {
            Optional<Change> change = redirected(reference, merge);
            if (change.isEmpty()) {
                return;
            }
            wanted.add(change.get());
        }
        if (merge.way() == Merge.Way.JOINED && !moved(merge, wanted)) {
            return;
        }
        if (add(wanted)) {
            merges.add(merge);
            homeOf.put(merge.gone(), merge.home());
            homes.add(merge.home());
            if (merge.way() == Merge.Way.SAME) {
                frozen.add(merge.gone());
                frozen.add(merge.home());
            }
        }
    }

    /** Adds changes, all of them or none: none when two overlap, some module would have more tokens, or there is no time. */
    private boolean add(List<Change> wanted) {
        long work = 0;
        for (Change change : wanted) {
            work += module(change.reference().from()).source().length();
        }
        if (counted + work > MOST_BYTES) {
            return false;
        }
        counted += work;
        Map<ModuleId, TreeMap<Integer, Change>> next = new TreeMap<>();
        for (Change change : wanted) {
            ModuleId from = change.reference().from();
            TreeMap<Integer, Change> own =
                    next.computeIfAbsent(from, id -> new TreeMap<>(changes.getOrDefault(id, new TreeMap<>())));
            Map.Entry<Integer, Change> before = own.floorEntry(change.place().start());
            Map.Entry<Integer, Change> after = own.ceilingEntry(change.place().start());
            if (frozen.contains(from)
                    || before != null
                            && before.getValue().place().end() > change.place().start()
                    || after != null
                            && after.getValue().place().start() < change.place().end()) {
                return false;
            }
            own.put(change.place().start(), change);
        }
        for (Map.Entry<ModuleId, TreeMap<Integer, Change>> entry : next.entrySet()) {
            byte[] text = module(entry.getKey()).source().utf8();
            Edits now = edits(changes.getOrDefault(entry.getKey(), new TreeMap<>()));
            if (count(edits(entry.getValue()).apply(text)) > count(now.apply(text))) {
                return false;
            }
        }
        changes.putAll(next);
        for (Change change : wanted) {
            spelt.put(change.reference(), change.target());
        }
        return true;
    }

    /** Returns how a reference to a module that goes is led to its home. */
    private Optional<Change> redirected(Reference reference, Merge merge) {
        if (reference.strength() == Strength.EAGER) {
            Optional<Span> superfluous = superfluous(reference, merge.home());
            if (superfluous.isPresent()) {
                return Optional.of(new Change(reference, superfluous.get(), Optional.empty()));
            }
        }
        return merge.way() == Merge.Way.JOINED ? Optional.empty() : respelt(reference, reference.from(), merge.home());
    }

    /** Adds the paths of a text that moves to another folder; tells whether all of them are certain. */
    private boolean moved(Merge merge, List<Change> wanted) {
        if (merge.gone().folder().equals(merge.home().folder())) {
            return true;
        }
        PromptModule module = module(merge.gone());
        Edits.Builder without = new Edits.Builder();
        for (Reference reference : graph.referencesFrom(merge.gone())) {
            Span span = reference.mention().span();
            if (reference.to().isEmpty() || span.start() < without.end()) {
                return false;
            }
            without.replace(span.start(), span.end(), new byte[0]);
            Optional<Change> change =
                    respelt(reference, merge.home(), reference.to().get());
            if (change.isEmpty()) {
                return false;
            }
            if (!change.get().target().equals(Optional.of(reference.mention().target()))) {
                wanted.add(change.get());
            }
        }
        // Links to files that are no modules would lead nowhere.
        String rest = new String(without.build().apply(module.source().utf8()), StandardCharsets.UTF_8);
        return !rest.contains("](") && !rest.contains("./") && !rest.contains("src=") && !rest.contains("href=");
    }

    private Optional<Change> respelt(Reference reference, ModuleId from, ModuleId to) {
        Span place = MergeSite.path(module(reference.from()), reference);
        Optional<String> target = Respelling.of(reference, from, to);
        return place.length() == 0 || target.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(reference, place, target));
    }

    /** Returns what to leave out when the reference beside this one, with nothing said between, loads the home already. */
    private Optional<Span> superfluous(Reference reference, ModuleId home) {
        Span span = reference.mention().span();
        Optional<Reference> before = Neighbours.before(graph, reference);
        if (before.isPresent() && isSameLoad(before.get(), reference, home)) {
            return Optional.of(new Span(before.get().mention().span().end(), span.end()));
        }
        Optional<Reference> after = Neighbours.after(graph, reference);
        if (after.isPresent() && isSameLoad(after.get(), reference, home)) {
            return Optional.of(
                    new Span(span.start(), after.get().mention().span().start()));
        }
        return Optional.empty();
    }

    private boolean isSameLoad(Reference other, Reference reference, ModuleId home) {
        return other.to().isPresent()
                && homeOf.getOrDefault(other.to().get(), other.to().get()).equals(home)
                && other.strength() == reference.strength()
                && other.mention().form() == reference.mention().form()
                && other.mention().section().isEmpty();
    }

    private PromptModule module(ModuleId id) {
        return graph.module(id).orElseThrow();
    }

    private int count(byte[] text) {
        TokenCounter counter = site.context().counter();
        return counter.count(text, 0, text.length);
    }
}
