package dev.tare.templates.flat;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.PromptModule;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names the files of prompts: after the entry; where several entries would get the same name, all of these after kind and entry; where
 * that does not tell them apart either, after kind and path, with a number behind it at need. Names are the same where file systems that
 * take no heed of case, or of how accents are composed, say so. An entry that shares its name with no other has the same file
 * whatever else there is.
 */
final class FlatNames {

    /** With kind, number and extension far below the 255 bytes that a file's name may have. */
    private static final int MOST_BYTES = 120;

    private static final String EXTENSION = ".md";

    private FlatNames() {}

    /** Returns the file of each entry. The entries come in order of their ids. */
    static Map<ModuleId, String> of(List<PromptModule> entries) {
        Map<ModuleId, String> files = new HashMap<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> byName = new HashMap<>();
        for (PromptModule entry : entries) {
            byName.merge(key(safe(entry.name())), 1, Integer::sum);
        }
        List<PromptModule> clashing = new ArrayList<>();
        for (PromptModule entry : entries) {
            String name = safe(entry.name());
            if (byName.getOrDefault(key(name), 0) == 1 && !isDevice(name)) {
                taken.add(key(name));
                files.put(entry.id(), name + EXTENSION);
            } else {
                clashing.add(entry);
            }
        }
        Map<String, Integer> byKind = new HashMap<>();
        for (PromptModule entry : clashing) {
            byKind.merge(key(withKind(entry, entry.name())), 1, Integer::sum);
        }
        List<PromptModule> rest = new ArrayList<>();
        for (PromptModule entry : clashing) {
            String name = withKind(entry, entry.name());
            if (byKind.getOrDefault(key(name), 0) == 1 && taken.add(key(name))) {
                files.put(entry.id(), name + EXTENSION);
            } else {
                rest.add(entry);
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (PromptModule entry : rest) {
            String path = entry.id().path();
            int dot = path.lastIndexOf('.');
            String base = withKind(entry, dot > path.lastIndexOf('/') ? path.substring(0, dot) : path);
            String name = base;
            while (!taken.add(key(name))) {
                name = base + "-" + numbers.merge(key(base), 2, (last, two) -> last + 1);
            }
            files.put(entry.id(), name + EXTENSION);
        }
        return files;
    }

    private static String withKind(PromptModule entry, String name) {
        return entry.kind().word() + "-" + safe(name);
    }

    /** Keeps letters, digits and what joins them; everything else becomes a hyphen. */
    static String safe(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        StringBuilder safe = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            int kept = isKept(c) ? c : '-';
            boolean again = kept != c && (safe.isEmpty() || safe.charAt(safe.length() - 1) == '-');
            int size = Character.toString(kept).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MOST_BYTES) {
                break;
            }
            if (!again) {
                safe.appendCodePoint(kept);
                bytes += size;
            }
        }
        int start = 0;
        int end = safe.length();
        // A dot in front hides a file, one at the end is dropped by some systems; a hyphen in front looks like an
        // option.
        while (start < end && isEdge(safe.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(safe.charAt(end - 1))) {
            end--;
        }
        return start == end ? "entry" : safe.substring(start, end);
    }

    private static boolean isEdge(char c) {
        return c == '.' || c == '-';
    }

    private static boolean isKept(int c) {
        int type = Character.getType(c);
        return c == '-'
                || c == '_'
                || c == '.'
                || Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static String key(String name) {
        return Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** Windows takes these for devices, whatever extension follows. */
    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String word = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
        return switch (word) {
            case "con", "prn", "aux", "nul" -> true;
            default ->
                word.length() == 4
                        && (word.startsWith("com") || word.startsWith("lpt"))
                        && Character.isDigit(word.charAt(3));
        };
    }
}
