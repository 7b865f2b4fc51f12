package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries by the names that people and models call them. Immutable. */
final class EntryNames {

    private final Map<String, List<PromptModule>> byName = new HashMap<>();
    private final boolean skills;

    EntryNames(List<PromptModule> sortedModules) {
        boolean anySkill = false;
        for (PromptModule module : sortedModules) {
            if (!module.kind().isEntry()) {
                continue;
            }
            anySkill |= module.kind() == ModuleKind.SKILL;
            EntryAliases.of(module).forEach(name -> add(name, module));
        }
        skills = anySkill;
    }

    /** Returns the entries of this name, sorted by path. */
    List<PromptModule> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Tells whether any entry is a skill. */
    boolean hasSkills() {
        return skills;
    }

    /** Returns how many names there are. */
    int count() {
        return byName.size();
    }

    /** Returns the entries whose name differs by a letter or two, nearest first; looks at all names. */
    List<ModuleId> similar(ModuleId from, String name) {
        int limit = Math.min(2, name.length() / 4);
        String best = "";
        for (String candidate : byName.keySet()) {
            int distance = limit == 0 ? 1 : EditDistance.of(name, candidate, limit);
            if (distance < limit || distance == limit && (best.isEmpty() || candidate.compareTo(best) < 0)) {
                limit = distance;
                best = candidate;
            }
        }
        return best.isEmpty() ? List.of() : find(from, best, ModuleKind.SKILL, ModuleKind.COMMAND, ModuleKind.AGENT);
    }

    /** Returns the one entry of this name and of one of these kinds; of several, the one whose folder is nearest. */
    List<ModuleId> find(ModuleId from, String name, ModuleKind... kinds) {
        List<ModuleId> found = new ArrayList<>();
        for (ModuleKind kind : kinds) {
            for (PromptModule module : named(name)) {
                if (module.kind() == kind) {
                    found.add(module.id());
                }
            }
            if (!found.isEmpty()) {
                break;
            }
        }
        return found.size() < 2 ? found : nearest(from, found);
    }

    /** Of entries with the same name, those that share the most folders with the file; often they are one package's. */
    private static List<ModuleId> nearest(ModuleId from, List<ModuleId> found) {
        List<ModuleId> best = new ArrayList<>();
        int bestShared = -1;
        for (ModuleId id : found) {
            int shared = sharedFolders(from.path(), id.path());
            if (shared > bestShared) {
                best.clear();
                bestShared = shared;
            }
            if (shared == bestShared) {
                best.add(id);
            }
        }
        return best;
    }

    private static int sharedFolders(String a, String b) {
        int shared = 0;
        int start = 0;
        int slash = a.indexOf('/');
        while (slash >= 0 && b.regionMatches(start, a, start, slash + 1 - start)) {
            shared++;
            start = slash + 1;
            slash = a.indexOf('/', start);
        }
        return shared;
    }

    private void add(String name, PromptModule module) {
        byName.computeIfAbsent(name, n -> new ArrayList<>(1)).add(module);
    }
}
