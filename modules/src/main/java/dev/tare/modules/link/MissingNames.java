package dev.tare.modules.link;

import dev.tare.core.text.ModuleId;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a name means that nothing here has: a mistake, an entry that a plugin or the user brings, or nothing at all. In
 * text most words before a colon or behind a slash are no names; in the front matter some lists hold nothing else. Immutable.
 */
final class MissingNames {

    /** Keys whose lists name what a file needs. Topics and related words may as well be tags. */
    private static final List<String> NEEDS = List.of(
            "requires",
            "require",
            "depends",
            "depends-on",
            "depends_on",
            "dependencies",
            "uses",
            "extends",
            "agents",
            "skills");

    /** What harnesses take in the place of names. */
    private static final List<String> WORDS =
            List.of("all", "none", "any", "auto", "inherit", "default", "true", "false", "null", "Explore", "Plan");

    private final EntryNames entries;
    private final Namespaces namespaces;
    private final boolean skills;

    /** The keys under which most names exist, so that all should. */
    private final Set<String> proven = new HashSet<>();

    MissingNames(List<Survey.Place> listedNames, EntryNames entries, Namespaces namespaces) {
        this.entries = entries;
        this.namespaces = namespaces;
        this.skills = entries.hasSkills();
        Map<String, Set<String>> named = new HashMap<>();
        for (Survey.Place place : listedNames) {
            named.computeIfAbsent(key(place.module(), place.mention()), key -> new HashSet<>())
                    .add(place.mention().target());
        }
        named.forEach((key, names) -> {
            int existing = 0;
            for (String name : names) {
                existing += entries.named(name).isEmpty() ? 0 : 1;
            }
            if (existing > 1 && existing * 2 > names.size() && NEEDS.contains(key)) {
                proven.add(key);
            }
        });
    }

    /** Returns what the name means; nothing when it is no reference. */
    Optional<Resolution> judge(PromptModule module, Mention mention, DidYouMean didYouMean) {
        return switch (mention.form()) {
            case PRELOADED_SKILL -> skill(module, mention.target(), didYouMean);
            case FRONT_MATTER_NAME -> listed(module, mention, didYouMean);
            case QUALIFIED_NAME -> qualified(module, mention.target(), didYouMean);
            default -> Optional.empty();
        };
    }

    /** A misspelt name in text is a mistake where its namespace is this framework's. */
    private Optional<Resolution> qualified(PromptModule module, String name, DidYouMean didYouMean) {
        int colon = name.indexOf(':');
        if (colon < 0 || !namespaces.isKnown(name.substring(0, colon))) {
            return Optional.empty();
        }
        List<ModuleId> similar = didYouMean.forEntry(module.id(), name.substring(name.lastIndexOf(':') + 1));
        return similar.isEmpty() ? Optional.empty() : Optional.of(Resolution.unresolved(Outcome.BROKEN, similar));
    }

    /** The harness looks for the skill. Where it is another plugin's, or no skill is kept here at all, others bring it. */
    private Optional<Resolution> skill(PromptModule module, String name, DidYouMean didYouMean) {
        int colon = name.indexOf(':');
        if (!isName(name) || colon < 0 && !entries.named(name).isEmpty()) {
            // An entry of another kind has the name: some harnesses take commands for skills.
            return Optional.empty();
        }
        boolean foreign = colon < 0 ? !skills : !namespaces.isKnown(name.substring(0, colon));
        return Optional.of(
                foreign
                        ? Resolution.EXTERNAL
                        : Resolution.unresolved(
                                Outcome.BROKEN,
                                didYouMean.forEntry(module.id(), name.substring(name.lastIndexOf(':') + 1))));
    }

    private Optional<Resolution> listed(PromptModule module, Mention mention, DidYouMean didYouMean) {
        String name = mention.target();
        if (isNote(module, mention)) {
            return Placeholders.isNoteName(name) || name.indexOf('/') >= 0
                    ? Optional.empty()
                    : Optional.of(Resolution.unresolved(Outcome.BROKEN, didYouMean.forPath(module.id(), name + ".md")));
        }
        String key = key(module, mention);
        if (!isName(name) || name.indexOf(':') >= 0 || !NEEDS.contains(key)) {
            return Optional.empty();
        }
        List<ModuleId> similar = didYouMean.forEntry(module.id(), name);
        return similar.isEmpty() && !proven.contains(key)
                ? Optional.empty()
                : Optional.of(Resolution.unresolved(Outcome.BROKEN, similar));
    }

    /** Tells whether the name stands in the brackets of a note: then it is one. */
    private static boolean isNote(PromptModule module, Mention mention) {
        int start = mention.span().start();
        byte[] text = module.source().utf8();
        return start + 1 < text.length && text[start] == '[' && text[start + 1] == '[';
    }

    private static String key(PromptModule module, Mention mention) {
        for (YamlNode.Entry entry : module.frontMatter().values().entries()) {
            if (entry.value().span().start() <= mention.span().start()
                    && mention.span().end() <= entry.value().span().end()) {
                return entry.key();
            }
        }
        return "";
    }

    /** Prose, patterns and what is to be filled in are no names. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean sign = (c == '-' || c == '_' || c == '.' || c == ':') && i > 0;
            if (!sign && !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return !WORDS.contains(name) && !Placeholders.isPlaceholder(name);
    }
}
