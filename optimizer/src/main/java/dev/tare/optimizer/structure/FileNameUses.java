package dev.tare.optimizer.structure;

import dev.tare.modules.model.PromptModule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often each Markdown file's name stands in texts, in references or in any other words; and which folders they name. */
public final class FileNameUses {

    static final FileNameUses NONE = new FileNameUses();

    private static final byte[] EXTENSION = ".md".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    public FileNameUses() {}

    static FileNameUses in(List<PromptModule> modules) {
        FileNameUses uses = new FileNameUses();
        for (PromptModule module : modules) {
            uses.add(module.source().utf8());
        }
        return uses;
    }

    public int count(String fileName) {
        return counts.getOrDefault(fileName, 0);
    }

    /** Tells whether the uses of the name are found, wherever it stands. */
    static boolean isCountable(String fileName) {
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            if (!isNamePart(b)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells whether some text names a folder of this name as one does who means all that is in it: with a slash or the mark of a pattern
     * after it, at the end of a path, or as code.
     */
    public boolean isFolderNamed(String name) {
        return folders.contains(name);
    }

    /** Adds a text, or what can be read of a file that is none. */
    public void add(byte[] text) {
        for (int i = 1; i < text.length; i++) {
            if (text[i] == '/' && isNamePart(text[i - 1]) && isAllOfFolder(text, i)) {
                folders.add(name(text, i, i));
            } else if ((text[i] == '/' || text[i] == '`') && i + 1 < text.length && isNamePart(text[i + 1])) {
                addLastOfPath(text, i);
            } else if (startsWith(text, i, EXTENSION)) {
                int end = i + EXTENSION.length;
                counts.merge(name(text, i, end < text.length && text[end] == 'c' ? end + 1 : end), 1, Integer::sum);
            }
        }
    }

    /** Tells whether after the slash no name follows, or one with the mark of a pattern or a slot in it. */
    private static boolean isAllOfFolder(byte[] text, int slash) {
        int end = slash + 1;
        while (end < text.length && isNamePart(text[end])) {
            end++;
        }
        return end == slash + 1 || end < text.length && "*?[{<$".indexOf(text[end]) >= 0;
    }

    /** A path may name a folder without a slash at its end; so may a word that is marked as code. */
    private void addLastOfPath(byte[] text, int before) {
        int end = before + 1;
        while (end < text.length && isNamePart(text[end])) {
            end++;
        }
        boolean closed = end == text.length || text[end] != '/' && (text[before] == '/' || text[end] == '`');
        int last = end;
        while (last > before + 1 && text[last - 1] == '.') {
            last--;
        }
        if (closed && last > before + 1) {
            folders.add(new String(text, before + 1, last - before - 1, StandardCharsets.UTF_8));
        }
    }

    /** Returns the name that reaches back from one place and ends at the other. */
    private static String name(byte[] text, int from, int end) {
        int start = from;
        while (start > 0 && isNamePart(text[start - 1])) {
            start--;
        }
        return new String(text, start, end - start, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] text, int at, byte[] what) {
        return at + what.length <= text.length && Arrays.equals(text, at, at + what.length, what, 0, what.length);
    }

    private static boolean isNamePart(byte b) {
        return b < 0 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || "-_.".indexOf(b) >= 0;
    }
}
