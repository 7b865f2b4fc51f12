package dev.tare.core.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of this package's data: tab-separated lines, {@code #} before a comment, a dash for what is not known. */
final class TableFile {

    static final String UNKNOWN = "-";

    private TableFile() {}

    /** Returns the rows of the file beside this class, each with its fields. */
    static List<List<String>> rows(String file, int fields) {
        try (InputStream in = TableFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The table " + file + " is missing from this build of Tare.");
            }
            return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8), file, fields);
        } catch (IOException e) {
            throw new UncheckedIOException("The table " + file + " cannot be read.", e);
        }
    }

    private static List<List<String>> rows(String text, String file, int fields) {
        List<List<String>> rows = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            start += line.length() + 1;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                List<String> row = fields(line);
                if (row.size() != fields) {
                    throw new IllegalStateException(file + " has a row of " + row.size() + " fields: " + line);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            fields.add(line.substring(start, tab));
            start = tab + 1;
        }
        fields.add(line.substring(start));
        return fields;
    }
}
