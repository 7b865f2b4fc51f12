package dev.tare.core.yaml;

/** Turns the YAML library's messages into what a writer of front matter can act on. */
final class YamlMessages {

    static final String STRAY_COLON = "a ': ' stands inside an unquoted value; put the value in quotes";

    private static final int LONGEST = 200;

    private YamlMessages() {}

    /** Returns one line that says what is wrong. */
    static String of(String problem) {
        if (problem.startsWith("mapping values are not allowed here")) {
            return STRAY_COLON;
        }
        if (problem.startsWith("could not find expected ':'")) {
            return "a line without ': ' stands where a key is expected";
        }
        if (problem.contains("TAB")) {
            return "a tab stands where only spaces may indent";
        }
        if (problem.startsWith("found character '") && problem.contains("cannot start any token")) {
            return cannotStart(problem.charAt("found character '".length()));
        }
        if (problem.startsWith("found unknown escape character")) {
            return "an unknown escape in double quotes; double the backslash, or use single quotes";
        }
        if (problem.startsWith("found unexpected end of stream")) {
            return "a quote is never closed";
        }
        if (problem.startsWith("expected <block end>, but found")) {
            return unexpected(found(problem));
        }
        if (problem.startsWith("expected ',' or ']', but got")) {
            return "a list in [ ] lacks a comma or its ]";
        }
        if (problem.startsWith("expected ',' or '}', but got")) {
            return "a mapping in { } lacks a comma or its }";
        }
        return oneLine(problem);
    }

    /** Returns what to say of something that follows a value which is complete. */
    static String unexpected(String what) {
        return "unexpected " + what + " after a value; put the whole value in quotes, or mend the indent";
    }

    /** Returns what to say of a mark that means something else to YAML, such as {@code *} in a glob. */
    static String cannotStart(char mark) {
        return "an unquoted value cannot start with '" + mark + "'";
    }

    private static String found(String problem) {
        int quote = problem.indexOf('\'', "expected <block end>".length());
        String token = quote < 0 ? "text" : problem.substring(quote);
        return switch (token) {
            case "'<scalar>'" -> "text";
            case "'<block mapping start>'" -> "key";
            case "'<block sequence start>'" -> "list";
            default -> token;
        };
    }

    private static String oneLine(String problem) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < problem.length() && line.length() < LONGEST; i++) {
            char c = problem.charAt(i);
            line.append(c < ' ' ? ' ' : c);
        }
        return line.toString().strip();
    }
}
