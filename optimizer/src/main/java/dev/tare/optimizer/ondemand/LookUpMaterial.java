package dev.tare.optimizer.ondemand;

import dev.tare.modules.model.PromptModule;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are looked up and not worked by, told by a word of their name, and when each is opened. */
enum LookUpMaterial {
    TERMS("when a term is unclear", "glossary terminology dictionary terms acronyms abbreviations"),
    CHANGES("when you need to know what changed", "changelog releases news"),
    BACKGROUND("when you need it", "history background"),
    ANSWERS("when such a question comes up", "faq faqs questions"),
    TROUBLE("when something does not work", "troubleshooting"),
    EXAMPLES("when you need an example", "examples samples showcase gallery"),
    DETAILS("when you need a detail of it", "reference cheatsheet appendix catalog catalogue codes schema lookup");

    /** For what is pointed to as something to look up, whatever its name is. */
    static final String WHEN_NEEDED = "when you need it";

    private final String when;
    private final String words;

    LookUpMaterial(String when, String words) {
        this.when = when;
        this.words = " " + words + " ";
    }

    String when() {
        return when;
    }

    /** Returns the kind of the file, when its name tells one. */
    static Optional<LookUpMaterial> of(PromptModule module) {
        String stem = module.id().stem().toLowerCase(Locale.ROOT);
        int start = 0;
        for (int i = 0; i <= stem.length(); i++) {
            if (i == stem.length() || !Character.isLetterOrDigit(stem.charAt(i))) {
                Optional<LookUpMaterial> kind = ofWord(stem.substring(start, i));
                if (kind.isPresent()) {
                    return kind;
                }
                start = i + 1;
            }
        }
        return Optional.empty();
    }

    private static Optional<LookUpMaterial> ofWord(String word) {
        for (LookUpMaterial kind : values()) {
            if (!word.isEmpty() && kind.words.contains(" " + word + " ")) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
