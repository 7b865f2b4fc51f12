package dev.tare.cli;

import dev.tare.core.diag.Suggestions;
import java.util.Collection;

/** The command was used wrongly: ends with exit code 2, one sentence and a pointer to the help. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String problem;
    private final String help;

    /**
     * @param problem what is wrong, without a full stop
     * @param help the command whose help says more, such as {@code tare audit}, or empty when help would not help
     */
    UsageException(String problem, String help) {
        super(problem, null, false, false);
        this.problem = problem;
        this.help = help;
    }

    /** Returns the sentence that people see. */
    String sentence() {
        return help.isEmpty() ? problem : problem + " (see " + help + " --help)";
    }

    /** Returns {@code "; did you mean 'x'?"} for a word that is not known, or nothing when no candidate is near. */
    static String suggestion(String word, Collection<String> candidates) {
        String suggestion = Suggestions.didYouMean(word, candidates);
        return suggestion.isEmpty() ? "" : "; " + suggestion;
    }
}
