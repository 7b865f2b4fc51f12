package dev.tare.modules.branch;

import dev.tare.core.text.ModuleId;
import java.util.Locale;

/** Tells where a text speaks of a module by its bare name, as a router does that attaches its files in one place. */
final class SpokenNames {

    /** After one of these, a common word before it is the name of a file: "the next workflow". */
    private static final String[] NOUNS = {
        "workflow",
        "file",
        "guide",
        "module",
        "process",
        "procedure",
        "instructions",
        "template",
        "playbook",
        "prompt",
        "steps",
        "flow",
        "checklist",
        "document",
        "mode",
    };

    private static final String[] VERBS = {
        "run", "execute", "follow", "load", "use", "apply", "read", "open", "invoke",
    };

    private final Prose prose;
    private final String name;

    SpokenNames(Prose prose, ModuleId target) {
        this.prose = prose;
        String stem = target.stem().toLowerCase(Locale.ROOT);
        String folder = target.folder();
        boolean generic = stem.equals("skill") || stem.equals("readme") || stem.equals("index");
        this.name = generic ? folder.substring(folder.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT) : stem;
    }

    /** Tells whether the text speaks of the module. */
    boolean in(int from, int end) {
        if (name.length() < 2) {
            return false;
        }
        for (int i = prose.find(name, from, end); i >= 0; i = prose.find(name, i + 1, end)) {
            if (isMeant(i, from, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMeant(int at, int from, int end) {
        int after = at + name.length();
        char left = prose.at(at - 1);
        char right = prose.at(after);
        if ("-_".indexOf(left) >= 0 || "-_/".indexOf(right) >= 0) {
            return false;
        }
        if (prose.starts(after, ".md") || prose.starts(after, ".xml") || prose.starts(after, ".yml")) {
            return true;
        }
        // "/plan" and "tools:plan" name a command.
        if (left == '/' || left == ':' || left == '.' || left == '@') {
            return false;
        }
        if (name.indexOf('-') >= 0 || name.indexOf('_') >= 0) {
            return true;
        }
        if (left == '`' && right == '`' || left == '*' && right == '*') {
            return true;
        }
        return isCell(at, after) || isBeforeNoun(after, end) || isAfterVerb(at, from);
    }

    private boolean isCell(int at, int after) {
        int left = at - 1;
        while (prose.at(left) == ' ') {
            left--;
        }
        int right = after;
        while (prose.at(right) == ' ') {
            right++;
        }
        return prose.at(left) == '|' && prose.at(right) == '|';
    }

    private boolean isBeforeNoun(int after, int end) {
        for (String noun : NOUNS) {
            if (prose.at(after) == ' ' && prose.hasWords(after + 1, end, noun)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAfterVerb(int at, int from) {
        int i = at - 1;
        while (i > from && " `*\"".indexOf(prose.at(i)) >= 0) {
            i--;
        }
        if (prose.isArrow(i - 2) || prose.isArrow(i - 1)) {
            return true;
        }
        int end = i + 1;
        for (String verb : VERBS) {
            if (end - verb.length() >= from && prose.hasWords(end - verb.length(), end, verb)) {
                return true;
            }
        }
        return false;
    }
}
