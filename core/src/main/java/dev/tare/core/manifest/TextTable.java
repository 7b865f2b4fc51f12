package dev.tare.core.manifest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts that the edits of a manifest put in and take out, each once, the most frequent first. */
final class TextTable {

    private final List<String> texts;
    private final Map<String, Integer> index = new HashMap<>();

    private TextTable(List<String> texts) {
        this.texts = texts;
        for (int i = 0; i < texts.size(); i++) {
            index.put(texts.get(i), i);
        }
    }

    /**
     * Returns the table.
     *
     * @param mentions texts beside those of the edits
     */
    static TextTable of(List<Undo> all, List<String> mentions) {
        Map<String, Integer> counts = new HashMap<>();
        for (String mention : mentions) {
            counts.merge(mention, 1, Integer::sum);
        }
        for (Undo undo : all) {
            for (int i = 0; i < undo.edits().size(); i++) {
                counts.merge(text(undo.edits().replacement(i)), 1, Integer::sum);
                if (undo.taken().get(i).length > 0) {
                    counts.merge(text(undo.taken().get(i)), 1, Integer::sum);
                }
            }
        }
        List<String> texts = new ArrayList<>(counts.keySet());
        texts.sort((a, b) -> {
            int byCount = Integer.compare(counts.getOrDefault(b, 0), counts.getOrDefault(a, 0));
            return byCount != 0 ? byCount : a.compareTo(b);
        });
        return new TextTable(texts);
    }

    int index(byte[] text) {
        return index(text(text));
    }

    int index(String text) {
        Integer found = index.get(text);
        if (found == null) {
            throw new IllegalArgumentException("this text is not in the table");
        }
        return found;
    }

    List<String> texts() {
        return Collections.unmodifiableList(texts);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
