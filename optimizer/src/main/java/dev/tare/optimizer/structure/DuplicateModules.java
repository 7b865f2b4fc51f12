package dev.tare.optimizer.structure;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.pass.PassGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps one of several modules with the same text where a start loads more than one of them, and leads the references to the others
 * to it. The text stands in the context once instead of twice; nothing that it says is missing. Modules are the same when all their
 * bytes are and their own references lead to the same modules.
 */
public final class DuplicateModules implements GraphPass {

    private static final String ALWAYS = "always";

    /** So many are tried for each module, so that thousands of files with one text do not take the square of that. */
    private static final int MOST_HOMES = 64;

    @Override
    public String name() {
        return "duplicate-modules";
    }

    @Override
    public PassGroup group() {
        return PassGroup.DEDUPLICATION;
    }

    @Override
    public List<Merge> merges(MergeSite site) {
        Map<ContentHash, List<PromptModule>> groups = groups(site);
        if (groups.isEmpty()) {
            return List.of();
        }
        Set<ModuleId> removable = new HashSet<>();
        for (PromptModule module : site.removable()) {
            removable.add(module.id());
        }
        List<Merge> merges = new ArrayList<>();
        Map<ModuleId, Set<Object>> loads = loads(site, groups);
        for (List<PromptModule> group : groups.values()) {
            // The shortest path stays: it costs the least where it is cited.
            group.sort(Comparator.<PromptModule>comparingInt(
                            module -> module.id().path().length())
                    .thenComparing(PromptModule::id));
            List<ModuleId> homes = new ArrayList<>();
            for (PromptModule module : group) {
                if (!removable.contains(module.id())) {
                    homes.add(module.id());
                }
            }
            for (PromptModule module : group) {
                if (removable.contains(module.id())) {
                    Optional<ModuleId> home = home(site, homes, module.id(), loads);
                    if (home.isPresent()) {
                        merges.add(new Merge(module.id(), home.get(), Merge.Way.SAME));
                    } else {
                        homes.add(module.id());
                    }
                }
            }
        }
        return merges;
    }

    private static Optional<ModuleId> home(
            MergeSite site, List<ModuleId> homes, ModuleId module, Map<ModuleId, Set<Object>> loads) {
        for (ModuleId home : homes.subList(0, Math.min(MOST_HOMES, homes.size()))) {
            if (site.isOnePackage(home, module) && isLoadedWith(loads, home, module) && isSame(site, home, module)) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    /** Returns the modules that are the same, two or more each, in order, as far as somebody attaches them. */
    private static Map<ContentHash, List<PromptModule>> groups(MergeSite site) {
        Map<Integer, Integer> lengths = new HashMap<>();
        for (PromptModule module : site.graph().modules()) {
            lengths.merge(module.source().length(), 1, Integer::sum);
        }
        Map<ContentHash, List<PromptModule>> groups = new LinkedHashMap<>();
        for (PromptModule module : site.graph().modules()) {
            if (lengths.getOrDefault(module.source().length(), 0) > 1
                    && module.tokens() > 0
                    && site.isMergeable(module)
                    && isAttached(site, module.id())) {
                groups.computeIfAbsent(ContentHash.of(module.source().utf8()), hash -> new ArrayList<>())
                        .add(module);
            }
        }
        groups.values().removeIf(group -> group.size() < 2);
        return groups;
    }

    private static boolean isAttached(MergeSite site, ModuleId id) {
        for (Reference reference : site.graph().referencesTo(id)) {
            if (reference.strength() == Strength.EAGER) {
                return true;
            }
        }
        return false;
    }

    /** Returns for each module of the groups the starts that load it. */
    private static Map<ModuleId, Set<Object>> loads(MergeSite site, Map<ContentHash, List<PromptModule>> groups) {
        Map<ModuleId, Set<Object>> loads = new HashMap<>();
        for (List<PromptModule> group : groups.values()) {
            for (PromptModule module : group) {
                loads.put(module.id(), new HashSet<>());
            }
        }
        add(loads, site.graph().alwaysLoaded(), ALWAYS);
        for (PromptModule entry : site.graph().entries()) {
            add(loads, site.graph().eagerClosure(entry.id()), entry.id());
        }
        return loads;
    }

    private static void add(Map<ModuleId, Set<Object>> loads, Closure closure, Object start) {
        for (Closure.Part part : closure.parts()) {
            Set<Object> starts = loads.get(part.id());
            if (starts != null && part.section().isEmpty()) {
                starts.add(start);
            }
        }
    }

    private static boolean isLoadedWith(Map<ModuleId, Set<Object>> loads, ModuleId a, ModuleId b) {
        Set<Object> one = loads.getOrDefault(a, Set.of());
        Set<Object> other = loads.getOrDefault(b, Set.of());
        // What is always loaded stands in the context of every start.
        return one.contains(ALWAYS) && !other.isEmpty()
                || other.contains(ALWAYS) && !one.isEmpty()
                || !Collections.disjoint(one, other);
    }

    private static boolean isSame(MergeSite site, ModuleId a, ModuleId b) {
        List<Reference> ofA = site.graph().referencesFrom(a);
        List<Reference> ofB = site.graph().referencesFrom(b);
        boolean same = ofA.size() == ofB.size();
        for (int i = 0; same && i < ofA.size(); i++) {
            Reference one = ofA.get(i);
            Reference other = ofB.get(i);
            same = one.mention().span().equals(other.mention().span())
                    && one.to().equals(other.to())
                    && one.outcome() == other.outcome()
                    && one.strength() == other.strength()
                    && one.tier().equals(other.tier());
        }
        return same;
    }
}
