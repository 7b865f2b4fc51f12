package dev.tare.optimizer.ondemand;

import dev.tare.core.text.ModuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A framework and what people say of its eager references: {@code lazy FROM WRITTEN} for one that a start need not follow, {@code
 * eager FROM WRITTEN} for one that has to stay, {@code router ENTRY} for an entry that should start with far less.
 */
record Labels(String name, Path root, Map<String, Boolean> lazy, List<ModuleId> routers) {

    private static final String EXPECT = "EXPECT";

    /** Unpacks a text that holds several files below {@code === path} lines, and its labels below the last. */
    static Labels unpacked(Path text, Path folder) throws IOException {
        String labels = "";
        for (String file : Files.readString(text).split("(?m)^=== ")) {
            if (file.isEmpty()) {
                continue;
            }
            int line = file.indexOf('\n');
            String path = file.substring(0, line);
            if (path.equals(EXPECT)) {
                labels = file.substring(line + 1);
            } else {
                Path to = folder.resolve(path);
                Files.createDirectories(to.getParent());
                Files.writeString(to, file.substring(line + 1));
            }
        }
        return of(text.getFileName().toString(), folder, labels);
    }

    static Labels of(String name, Path root, String text) {
        Map<String, Boolean> lazy = new TreeMap<>();
        List<ModuleId> routers = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "lazy" -> lazy.put(words[1] + " " + words[2], true);
                case "eager" -> lazy.put(words[1] + " " + words[2], false);
                case "router" -> routers.add(new ModuleId(words[1]));
                default -> throw new IllegalArgumentException(name + ": " + line);
            }
        }
        return new Labels(name, root, lazy, routers);
    }

    /** Returns the key of a reference in {@link #lazy}. */
    static String key(ModuleId from, String target) {
        return from.path() + " " + target;
    }
}
