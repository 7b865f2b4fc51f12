package dev.tare.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The options of one run: what was typed, then what the environment says. */
final class Options {

    private final ParseResult parsed;
    private final String command;
    private final Terminal terminal;

    /**
     * @param command the command's name for messages, such as {@code tare audit}
     */
    Options(ParseResult parsed, String command, Terminal terminal) {
        this.parsed = parsed;
        this.command = command;
        this.terminal = terminal;
    }

    String command() {
        return command;
    }

    /** Tells whether a flag was given. */
    boolean has(String flag) {
        return parsed.hasMatchedOption(flag);
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

    /** Returns the value that was typed, else that of the variable {@code TARE_…} of the same name, else null. */
    @Nullable
    String value(String option) {
        String typed = typed(option);
        if (typed != null) {
            return typed;
        }
        String variable = terminal.variable(variableOf(option));
        return variable.isEmpty() ? null : variable;
    }

    /** Returns one of the choices, or null when nothing was said. */
    @Nullable
    String choice(String option, List<String> choices) {
        String value = value(option);
        if (value == null || choices.contains(value)) {
            return value;
        }
        throw new UsageException(
                source(option) + " must be " + or(choices) + ", not '" + value + "'"
                        + UsageException.suggestion(value, choices),
                command);
    }

    /** Returns a whole number of at least 1, or 0 when nothing was said. Digits may be grouped by {@code _} or {@code ,}. */
    int positive(String option) {
        String value = value(option);
        if (value == null) {
            return 0;
        }
        long number = 0;
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
                digits++;
            } else if ((c != '_' && c != ',') || digits == 0) {
                digits = 0;
                break;
            }
            if (number > Integer.MAX_VALUE) {
                break;
            }
        }
        if (digits == 0 || number == 0 || number > Integer.MAX_VALUE) {
            throw new UsageException(
                    source(option) + " must be a whole number from 1 to " + Integer.MAX_VALUE + ", not '" + value + "'",
                    command);
        }
        return (int) number;
    }

    /** Returns where a value came from, for messages. */
    String source(String option) {
        return typed(option) != null ? option : variableOf(option);
    }

    private static String variableOf(String option) {
        StringBuilder name = new StringBuilder("TARE_");
        for (int i = 2; i < option.length(); i++) {
            char c = option.charAt(i);
            name.append(c == '-' ? '_' : Character.toUpperCase(c));
        }
        return name.toString();
    }

    private static String or(List<String> words) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            list.append(i == 0 ? "" : i == words.size() - 1 ? " or " : ", ").append(words.get(i));
        }
        return list.toString();
    }
}
