package dev.tare.modules.dialect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables of data that lie beside the dialects. */
final class Tsv {

    private Tsv() {}

    /** Returns the cells of all rows below the head; lines that begin with {@code #} are comments. */
    static List<String[]> read(String resource) {
        List<String[]> rows = new ArrayList<>();
        boolean head = true;
        String text = text(resource);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (end > start && text.charAt(start) != '#') {
                if (!head) {
                    rows.add(cells(text, start, end));
                }
                head = false;
            }
            start = end + 1;
        }
        return rows;
    }

    private static String[] cells(String text, int start, int end) {
        List<String> cells = new ArrayList<>();
        int from = start;
        while (true) {
            int tab = text.indexOf('\t', from);
            if (tab < 0 || tab >= end) {
                cells.add(text.substring(from, end));
                return cells.toArray(new String[0]);
            }
            cells.add(text.substring(from, tab));
            from = tab + 1;
        }
    }

    private static String text(String resource) {
        try (InputStream in = Tsv.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
