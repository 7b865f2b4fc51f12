package dev.tare.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small framework in one text file, with what a right reading of it says; the file beside the fixtures called README.md
 * explains the format.
 *
 * @param name the file's name
 * @param files the texts by path
 * @param expectations the lines of the last section without comments and empty ones
 */
record LabelledFramework(String name, Map<String, String> files, List<String> expectations) {

    private static final String HEAD = "=== ";
    private static final String EXPECT = "EXPECT";

    /** Returns the framework that the file describes. */
    static LabelledFramework of(Path file) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text(file).split("\n", -1)) {
            if (line.startsWith(HEAD)) {
                current = new StringBuilder();
                if (sections.put(line.substring(HEAD.length()), current) != null) {
                    throw new IllegalArgumentException(file + ": two sections named " + line);
                }
            } else {
                current.append(line).append('\n');
            }
        }
        StringBuilder labels = sections.remove(EXPECT);
        if (labels == null) {
            throw new IllegalArgumentException(file + ": no section " + EXPECT);
        }
        Map<String, String> files = new LinkedHashMap<>();
        sections.forEach((path, text) -> files.put(path, text.toString()));
        return new LabelledFramework(file.getFileName().toString(), files, lines(labels.toString()));
    }

    /** Writes the files below a folder. */
    void unpack(Path folder) {
        files.forEach((path, text) -> {
            Path target = folder.resolve(path);
            try {
                Files.createDirectories(target.getParent());
                Files.writeString(target, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line.strip());
            }
        }
        return lines;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
