package dev.tare.bundler.audit;

import dev.tare.core.text.ModuleId;

/** Where a module's text speaks of another by its name alone, as a router does that attaches its files in one place. */
final class BranchNames {

    /** Nouns that make a common word the name of a file: "the next workflow". */
    private static final String[] NOUNS = {
        "workflow",
        "mode",
        "guide",
        "procedure",
        "process",
        "template",
        "checklist",
        "flow",
        "file",
        "playbook",
        "module",
        "reference",
        "instructions",
        "steps",
        "pattern",
        "prompt",
        "skill",
        "document",
    };

    /** A word as long as this, or with a hyphen, is hardly there by chance. */
    private static final int DISTINCTIVE = 8;

    private final String file;
    private final String stem;

    BranchNames(ModuleId target) {
        this.file = target.fileName();
        this.stem = target.stem();
    }

    /** Returns where in the line the target is spoken of, or -1. */
    int in(String line) {
        int whole = indexOf(line, file, 0);
        if (whole >= 0) {
            return whole;
        }
        for (int at = indexOf(line, stem, 0); at >= 0; at = indexOf(line, stem, at + 1)) {
            if (isMeant(line, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean isMeant(String line, int at) {
        int end = at + stem.length();
        if (stem.length() >= DISTINCTIVE || stem.indexOf('-') >= 0 || stem.indexOf('_') >= 0) {
            return true;
        }
        char before = at == 0 ? ' ' : line.charAt(at - 1);
        char after = end == line.length() ? ' ' : line.charAt(end);
        if ((before == '`' || before == '*' || before == '"') && after == before) {
            return true;
        }
        return isCell(line, at, end) || isBeforeNoun(line, end);
    }

    private static boolean isCell(String line, int start, int end) {
        int left = start - 1;
        while (left >= 0 && line.charAt(left) == ' ') {
            left--;
        }
        int right = end;
        while (right < line.length() && line.charAt(right) == ' ') {
            right++;
        }
        return left >= 0 && right < line.length() && line.charAt(left) == '|' && line.charAt(right) == '|';
    }

    private static boolean isBeforeNoun(String line, int end) {
        for (String noun : NOUNS) {
            if (line.regionMatches(true, end + 1, noun, 0, noun.length())
                    && line.charAt(end) == ' '
                    && (end + 1 + noun.length() == line.length() || !isName(line.charAt(end + 1 + noun.length())))) {
                return true;
            }
        }
        return false;
    }

    /** Finds the name as a word of its own: not as a part of a longer one, and not as a folder. */
    private static int indexOf(String line, String name, int from) {
        int at = line.indexOf(name, from);
        while (at >= 0) {
            int end = at + name.length();
            if ((at == 0 || !isName(line.charAt(at - 1)))
                    && (end == line.length() || !isName(line.charAt(end)) && line.charAt(end) != '/')) {
                return at;
            }
            at = line.indexOf(name, at + 1);
        }
        return -1;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
