package dev.tare.modules.need;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which entries need a module. An entry does when it cites the module, when it names it in words, or when the two share their
 * name; where nobody shows a need, the text may be meant for everybody.
 */
public final class NeedingEntries {

    /** Few: at most one in this many entries. */
    private static final int ONE_IN = 5;

    /** The texts of more entries than this are not searched. */
    private static final int MOST_ENTRIES = 500;

    private NeedingEntries() {}

    /** Tells whether some entries need a module, and few of all. */
    public static boolean areFew(List<PromptModule> needing, int entries) {
        return entries >= 2 && !needing.isEmpty() && needing.size() <= Math.max(1, entries / ONE_IN);
    }

    /** Tells whether an entry is called by a word of the module's name, so that the module is about what the entry does. */
    public static boolean sharesName(PromptModule entry, PromptModule target) {
        return words(target.id().stem()).contains(lastWord(entry.name()));
    }

    /** Returns the entries that need the module, in order of their ids; none when there are too many to look through. */
    public static List<PromptModule> of(ModuleGraph graph, PromptModule target) {
        if (graph.entries().size() > MOST_ENTRIES) {
            return List.of();
        }
        List<String> words = words(target.id().stem());
        List<PromptModule> needing = new ArrayList<>();
        Set<ModuleId> citing = new LinkedHashSet<>();
        for (Reference reference : graph.referencesTo(target.id())) {
            citing.add(reference.from());
        }

        for (PromptModule entry : graph.entries()) {
            if (citing.contains(entry.id())
                    || words.contains(lastWord(entry.name()))
                    || words.size() > 1 && mentions(entry.source().utf8(), words)) {
                needing.add(entry);
            }
        }
        return needing;
    }

    /** Tells whether the words stand in the text one after the other, with one character that is no letter between them. */
    private static boolean mentions(byte[] text, List<String> words) {
        String first = words.get(0);
        for (int i = 0; i < text.length; i++) {
            if ((text[i] | 32) == first.charAt(0) && (i == 0 || !isLetter(text[i - 1])) && phraseAt(text, i, words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean phraseAt(byte[] text, int start, List<String> words) {
        int at = start;
        for (int w = 0; w < words.size(); w++) {
            String word = words.get(w);
            if (w > 0) {
                at++;
            }
            if (at + word.length() > text.length) {
                return false;
            }
            for (int i = 0; i < word.length(); i++) {
                if ((text[at + i] | 32) != word.charAt(i)) {
                    return false;
                }
            }
            at += word.length();
            if (at < text.length && isLetter(text[at])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the ASCII words of a file name, in lower case. */
    private static List<String> words(String stem) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= stem.length(); i++) {
            boolean letter = i < stem.length() && isLetter(stem.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                words.add(stem.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        return words;
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
