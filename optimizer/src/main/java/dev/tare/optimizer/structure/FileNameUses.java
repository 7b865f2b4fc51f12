package dev.tare.optimizer.structure;

import dev.tare.modules.model.PromptModule;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often each Markdown file's name stands in the modules, in references or in any other words; and which folders they name. */
final class FileNameUses {

    static final FileNameUses NONE = new FileNameUses();

    private static final byte[] EXTENSION = ".md".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    private FileNameUses() {}

    static FileNameUses in(List<PromptModule> modules) {
        FileNameUses uses = new FileNameUses();
        for (PromptModule module : modules) {
            uses.add(module.source().utf8());
        }
        return uses;
    }

    int count(String fileName) {
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

    /** Tells whether some text names a folder of this name with a slash at the end, as one does who means all that is in it. */
    boolean isFolderNamed(String name) {
        return folders.contains(name);
    }

    private void add(byte[] text) {
        for (int i = 1; i < text.length; i++) {
            if (text[i] == '/' && isNamePart(text[i - 1]) && (i + 1 == text.length || !isNamePart(text[i + 1]))) {
                folders.add(name(text, i, i));
            } else if (startsWith(text, i, EXTENSION)) {
                int end = i + EXTENSION.length;
                counts.merge(name(text, i, end < text.length && text[end] == 'c' ? end + 1 : end), 1, Integer::sum);
            }
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
