package dev.tare.bundler.audit;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What references that lead nowhere would lead to. The same words in two folders are one mistake only when they mean one file:
 * a path from the root does, one from the file's own folder does not.
 */
final class MeantTargets {

    private final Set<String> folders = new HashSet<>();
    private final Set<String> folderNames = new HashSet<>();
    private final Set<String> skills = new HashSet<>();
    private final Set<ModuleId> memory = new HashSet<>();

    private @Nullable ModuleId lastFrom;
    private Optional<String> lastSkill = Optional.empty();

    MeantTargets(ModuleGraph graph) {
        for (PromptModule module : graph.modules()) {
            String folder = module.id().folder();
            if (module.kind() == ModuleKind.SKILL) {
                skills.add(folder);
            } else if (module.kind() == ModuleKind.MEMORY) {
                memory.add(module.id());
            }
            while (!folder.isEmpty() && folders.add(folder)) {
                folderNames.add(folder.substring(folder.lastIndexOf('/') + 1));
                folder = parent(folder);
            }
        }
    }

    /**
     * What a reference means: two of them mean the same when these are equal.
     *
     * @param target the path or name, and the section
     * @param candidates what it may have meant; a list and not a text, since it may be long and is often the same
     */
    record Meant(Outcome outcome, String target, List<ModuleId> candidates) {

        // By hand, since those of a record cost time at the start.

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Meant that
                    && outcome == that.outcome
                    && target.equals(that.target)
                    && candidates.equals(that.candidates);
        }

        @Override
        public int hashCode() {
            return 31 * target.hashCode() + candidates.size();
        }
    }

    /** Returns what the reference means. */
    Meant of(Reference reference) {
        String path = path(reference);
        Optional<String> section = reference.mention().section();
        // Where others are suggested, something else was meant. Of a misplaced one they are all files of its name.
        boolean misplaced = reference.outcome() == Outcome.MISPLACED;
        return new Meant(
                reference.outcome(),
                section.isPresent() ? path + "#" + section.get() : path,
                misplaced ? List.of() : reference.candidates());
    }

    private String path(Reference reference) {
        String target = reference.mention().target();
        ModuleId from = reference.from();
        if (reference.isByName() || reference.mention().form() == Form.PRELOADED_SKILL || target.startsWith("/")) {
            return target;
        }
        int slash = target.indexOf('/');
        String first = slash < 0 ? "" : target.substring(0, slash);
        if (first.startsWith("$") || first.startsWith("{") || first.startsWith("~")) {
            return isOfPackage(first) ? packageOf(from) + '\n' + target : target;
        }
        if (isRelative(reference, first) || !first.isEmpty() && folders.contains(join(from.folder(), first))) {
            return below(from, target);
        }
        Optional<String> skill = skillOf(from);
        boolean inSkill = skill.isPresent()
                && !first.isEmpty()
                && (folders.contains(join(skill.get(), first)) || !folderNames.contains(first));
        return inSkill ? join(skill.get(), target) : target;
    }

    /** Links, imports of memory files and paths with dots start where their file lies. */
    private boolean isRelative(Reference reference, String first) {
        boolean imported = reference.mention().form() == Form.AT_PATH
                && reference.strength() == Strength.EAGER
                && memory.contains(reference.from());
        return first.equals(".")
                || first.equals("..")
                || imported
                || reference.mention().form() == Form.LINK;
    }

    private static String below(ModuleId from, String target) {
        Optional<ModuleId> there = from.resolveSibling(target);
        return there.isPresent() ? there.get().path() : join(from.folder(), target);
    }

    /** {@code ${CLAUDE_PLUGIN_ROOT}} and {@code {skill-root}} are another folder in each package. */
    private static boolean isOfPackage(String variable) {
        return variable.contains("PLUGIN") || variable.contains("SKILL") || variable.contains("skill");
    }

    private String packageOf(ModuleId from) {
        Optional<String> skill = skillOf(from);
        if (skill.isPresent()) {
            return skill.get();
        }
        String path = "/" + from.path();
        for (String kind : new String[] {"/commands/", "/agents/", "/skills/", "/hooks/"}) {
            int at = path.indexOf(kind);
            if (at >= 0) {
                return path.substring(0, at);
            }
        }
        return from.folder();
    }

    /** Returns the folder of the skill that the file belongs to; the same file is asked about many times in a row. */
    private Optional<String> skillOf(ModuleId from) {
        if (!from.equals(lastFrom)) {
            lastFrom = from;
            lastSkill = findSkillOf(from);
        }
        return lastSkill;
    }

    private Optional<String> findSkillOf(ModuleId from) {
        for (String folder = from.folder(); !folder.isEmpty(); folder = parent(folder)) {
            if (skills.contains(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    private static String parent(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }

    private static String join(String folder, String path) {
        return folder.isEmpty() ? path : folder + "/" + path;
    }
}
