package dev.tare.bundler.whatif;

import java.util.List;
import java.util.Optional;

/** A change that somebody thinks of. */
public sealed interface Question {

    /** The ways to ask, as help shows them. */
    List<String> WORDS = List.of("branches", "sections", "defer:GLOB");

    /** Returns the question as it is asked. */
    String word();

    /** References under conditions, of which a run takes one, are opened when it is taken. */
    record Branches() implements Question {

        @Override
        public String word() {
            return "branches";
        }
    }

    /** Sections that do not instruct are put aside. */
    record Sections() implements Question {

        @Override
        public String word() {
            return "sections";
        }
    }

    /**
     * Modules are opened when they are needed.
     *
     * @param glob which, in the syntax of {@code exclude:}
     */
    record Defer(String glob) implements Question {

        static final String PREFIX = "defer:";

        @Override
        public String word() {
            return PREFIX + glob;
        }
    }

    /** Returns the question that a word asks; nothing when it asks none. */
    static Optional<Question> of(String word) {
        if (word.startsWith(Defer.PREFIX) && word.length() > Defer.PREFIX.length()) {
            return Optional.of(new Defer(word.substring(Defer.PREFIX.length())));
        }
        return switch (word) {
            case "branches" -> Optional.of(new Branches());
            case "sections" -> Optional.of(new Sections());
            default -> Optional.empty();
        };
    }
}
