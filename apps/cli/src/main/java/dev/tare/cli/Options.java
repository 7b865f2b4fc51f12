package dev.tare.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** What was typed for one run of a command. */
final class Options {

    private final ParseResult parsed;
    private final String command;

    /**
     * @param command the command's name for messages, such as {@code tare audit}
     */
    Options(ParseResult parsed, String command) {
        this.parsed = parsed;
        this.command = command;
    }

    String command() {
        return command;
    }

    /** Tells whether a flag was given. */
    boolean has(String flag) {
        return parsed.hasMatchedOption(flag);
    }

    /** Returns how many parameters were given. */
    int parameters() {
        return parsed.matchedPositionals().size();
    }

    /** Returns the text of a parameter, from 0. */
    String parameter(int index) {
        return parsed.matchedPositionalValue(index, "");
    }

    /** Returns the value that was typed, or null. */
    @Nullable
    String typed(String option) {
        String none = null;
        return parsed.matchedOptionValue(option, none);
    }

    /** Returns all values that were typed for an option that may be repeated. */
    List<String> typedAll(String option) {
        return parsed.matchedOptionValue(option, List.of());
    }

    /** Returns the one of the choices that was typed, or the first when nothing was. */
    String choice(String option, List<String> choices) {
        String typed = typed(option);
        if (typed == null) {
            return choices.get(0);
        }
        if (choices.contains(typed)) {
            return typed;
        }
        throw new UsageException(
                option + " must be " + or(choices) + ", not '" + typed + "'"
                        + UsageException.suggestion(typed, choices),
                command);
    }

    /** Returns the whole number of at least 1 that was typed, or the default. */
    int positive(String option, int otherwise) {
        String typed = typed(option);
        if (typed == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(typed);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw notPositive(option, typed);
        }
        throw notPositive(option, typed);
    }

    private UsageException notPositive(String option, String typed) {
        return new UsageException(
                option + " must be a whole number from 1 to " + Integer.MAX_VALUE + ", not '" + typed + "'", command);
    }

    private static String or(List<String> words) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            list.append(i == 0 ? "" : i == words.size() - 1 ? " or " : ", ").append(words.get(i));
        }
        return list.toString();
    }
}
