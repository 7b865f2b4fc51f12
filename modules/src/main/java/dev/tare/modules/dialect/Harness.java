package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A harness of a certain version: what it does with references, what it loads at the start, and its limits. Safe for use by
 * several threads.
 */
public final class Harness {

    private final String name;
    private final String version;
    private final HarnessRules rules;
    private final EffectTable effects;

    private Harness(String name, String version, HarnessRules rules) {
        this.name = name;
        this.version = version;
        this.rules = rules;
        this.effects = rules.tableOf(name, version);
    }

    /** Returns the harness of this name; without a version, the one that the rules describe. */
    public static Harness of(String name, Optional<String> version, HarnessRules rules) {
        String known = rules.fact(name, "999999", "version").orElse("0");
        return new Harness(name, version.orElse(known), rules);
    }

    public String name() {
        return name;
    }

    /** Returns the version, or {@code 0} when the rules do not tell versions of this harness apart. */
    public String version() {
        return version;
    }

    public HarnessRules rules() {
        return rules;
    }

    /** Returns what happens at a mention of this form, in a file of this kind, in these surroundings. */
    public Effect effect(Form form, ModuleKind kind, Surroundings place) {
        return effects.get(form, kind, place);
    }

    /** Returns how many hops of imports are followed from a memory file, when that is documented. */
    public OptionalInt importDepth() {
        return number("import-depth");
    }

    /** Returns how many characters of an entry's description are listed at most, when that is documented. */
    public OptionalInt listingCharacters() {
        return number("listing-characters");
    }

    /** Returns the share of the context window that the listing of entries may take, such as 0.01. */
    public OptionalDouble listingShare() {
        Optional<String> value = fact("listing-share");
        return value.isPresent() ? OptionalDouble.of(Double.parseDouble(value.get())) : OptionalDouble.empty();
    }

    /** Returns how many bytes of memory files are read at most, when that is documented. */
    public OptionalInt memoryBytes() {
        return number("memory-bytes");
    }

    /** Tells whether HTML comments on lines of their own are left out when a module of this kind is loaded at the start. */
    public boolean stripsComments(ModuleKind kind) {
        return fact("strips-comments").map(kind.word()::equals).orElse(false);
    }

    /** Returns the paths of the memory files that are loaded at the start, as far as they exist in the tree. */
    public List<String> rootMemory(Tree tree) {
        List<String> found = existing("root-memory", tree);
        return found.isEmpty() ? existing("root-memory-otherwise", tree) : found;
    }

    /** Tells whether a rule at this path is loaded at the start, whatever file is touched. */
    public boolean loadsAtStart(String path, FrontMatter frontMatter) {
        Optional<String> folder = fact("rules");
        Optional<String> condition = fact("rule-always");
        if (folder.isEmpty() || condition.isEmpty() || !path.startsWith(folder.get() + "/")) {
            return false;
        }
        String[] words = condition.get().replace('=', ' ').split(" ", -1);
        return switch (words[0]) {
            case "always" -> true;
            case "unless" -> !hasPattern(frontMatter, words[1]);
            case "if" -> frontMatter.text(words[1]).map(words[2]::equals).orElse(false);
            case "default" -> frontMatter.text(words[1]).map(words[2]::equals).orElse(true);
            default -> false;
        };
    }

    private static boolean hasPattern(FrontMatter frontMatter, String key) {
        for (String pattern : frontMatter.texts(key)) {
            if (!pattern.equals("**") && !pattern.equals("**/*")) {
                return true;
            }
        }
        return false;
    }

    private List<String> existing(String fact, Tree tree) {
        List<String> found = new ArrayList<>();
        for (String path : fact(fact).orElse("").split(" ", -1)) {
            if (tree.hasModule(path)) {
                found.add(path);
            }
        }
        return found;
    }

    private OptionalInt number(String fact) {
        Optional<String> value = fact(fact);
        return value.isPresent() ? OptionalInt.of(Integer.parseInt(value.get())) : OptionalInt.empty();
    }

    private Optional<String> fact(String fact) {
        return rules.fact(name, version, fact);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
