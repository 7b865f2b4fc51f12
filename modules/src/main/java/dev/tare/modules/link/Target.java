package dev.tare.modules.link;

import java.util.Map;
import java.util.Optional;

/**
 * A path as written, with the variable in front of it understood.
 *
 * @param base where the rest starts
 * @param path the rest; for {@link Base#HERE} the whole path
 */
record Target(Base base, String path) {

    /** Where a path starts. */
    enum Base {
        /** The referring file's folder, or the root. */
        HERE,
        /** A home folder, or an installed copy. */
        HOME,
        /** The root of the user's project. */
        PROJECT,
        /** The package that the referring file belongs to. */
        PACKAGE,
        /** A variable that nothing is known about, or that the file's own folder stands for. */
        VARIABLE,
        /** Not in any tree. */
        WEB
    }

    /** Returns the target of a path as it is written. */
    static Target of(String written) {
        if (written.contains("://")) {
            return new Target(Base.WEB, written);
        }
        if (written.startsWith("~/")) {
            return new Target(Base.HOME, written.substring(2));
        }
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        if (first != '$' && first != '{') {
            return new Target(Base.HERE, written);
        }
        int slash = written.indexOf('/');
        if (slash < 0) {
            return new Target(Base.HERE, written);
        }
        return new Target(baseOf(variable(written.substring(0, slash))), written.substring(slash + 1));
    }

    /** Tells whether the path starts in a home folder, or in an installed copy. */
    static boolean isHome(String written) {
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        return (first == '~' || first == '$' || first == '{') && of(written).base() == Base.HOME;
    }

    /** Returns the path from the root when a variable stands in front that the project file gives a folder. */
    static Optional<String> withVariable(String written, Map<String, String> variables) {
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        int slash = written.indexOf('/');
        if (variables.isEmpty() || slash < 0 || first != '$' && first != '{') {
            return Optional.empty();
        }
        int start = 0;
        int end = slash;
        while (start < end && (written.charAt(start) == '$' || written.charAt(start) == '{')) {
            start++;
        }
        while (end > start && written.charAt(end - 1) == '}') {
            end--;
        }
        String folder = variables.get(written.substring(start, end));
        return folder == null ? Optional.empty() : Optional.of(Roots.join(folder, written.substring(slash + 1)));
    }

    private static Base baseOf(String variable) {
        return switch (variable) {
            case "" -> Base.HERE;
            case "home", "user-home", "claude-home", "claude-config-dir", "codex-home" -> Base.HOME;
            case "project-root",
                    "claude-project-dir",
                    "project-dir",
                    "workspace",
                    "workspace-root",
                    "workspacefolder",
                    "repo-root",
                    "repo" -> Base.PROJECT;
            case "claude-plugin-root",
                    "plugin-root",
                    "plugin-dir",
                    "claude-skill-dir",
                    "skill-root",
                    "skill-dir",
                    "basedir",
                    "base-dir",
                    "root",
                    "package-root",
                    "extensionpath" -> Base.PACKAGE;
            default -> Base.VARIABLE;
        };
    }

    /** Returns the lower-case name, with hyphens, of a text that is one variable and nothing else; else nothing. */
    private static String variable(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && (text.charAt(start) == '$' || text.charAt(start) == '{')) {
            start++;
        }
        while (end > start && text.charAt(end - 1) == '}') {
            end--;
        }
        StringBuilder name = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (c == '_') {
                c = '-';
            }
            if (c != '-' && !Character.isLetterOrDigit(c)) {
                return "";
            }
            name.append(c);
        }
        return name.toString();
    }
}
