package dev.tare.store.transcript;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names as they are in a folder on disk: commands are the files below {@code commands}, with or without their folders before a colon, and
 * skills the folders that hold a {@code SKILL.md}. Modules are files below the folder with an extension of prompts. The folder is one that was named, or else the
 * agent's working folder, where that is here. Not for several threads.
 */
public final class FolderNames implements FrameworkNames {

    private static final int DEEPEST = 12;
    private static final int MOST_FILES = 200_000;
    private static final int MOST_FOLDERS = 1_000;
    private static final List<String> EXTENSIONS =
            List.of(".md", ".mdc", ".markdown", ".xml", ".txt", ".yaml", ".yml", ".toml");
    private static final List<String> PASSED_OVER = List.of(".git", "node_modules", "target");

    private final Optional<Path> root;
    private final Map<String, Map<String, String>> commandsByFolder = new HashMap<>();

    /**
     * @param root the framework's root; without one, each transcript's working folder
     */
    public FolderNames(Optional<Path> root) {
        this.root = root.map(folder -> folder.toAbsolutePath().normalize());
    }

    @Override
    public Optional<String> command(String name, String folder) {
        return base(folder).flatMap(base -> Optional.ofNullable(commands(base).get(name)));
    }

    @Override
    public Optional<String> module(String file, String folder) {
        Optional<Path> working = path(folder).filter(Path::isAbsolute);
        Optional<Path> given = path(file);
        if (given.isEmpty() || !hasExtension(file)) {
            return Optional.empty();
        }
        Path absolute = working.map(base -> base.resolve(given.get()))
                .orElse(given.get())
                .normalize();
        // The agent may have worked on another copy than the one that was named, so its own folder counts as well.
        for (Optional<Path> base : List.of(root, working)) {
            if (base.isPresent() && absolute.startsWith(base.get()) && !absolute.equals(base.get())) {
                String relative = base.get()
                        .relativize(absolute)
                        .toString()
                        .replace(absolute.getFileSystem().getSeparator(), "/");
                return Optional.of(relative);
            }
        }
        return Optional.empty();
    }

    private Optional<Path> base(String folder) {
        return root.or(() -> path(folder).filter(Path::isAbsolute));
    }

    private static boolean hasExtension(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return EXTENSIONS.stream().anyMatch(lower::endsWith);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> commands(Path base) {
        Map<String, String> known = commandsByFolder.get(base.toString());
        if (known == null) {
            known = commandsByFolder.size() < MOST_FOLDERS ? read(base) : Map.of();
            commandsByFolder.put(base.toString(), known);
        }
        return known;
    }

    /** A name that several files have is none; a file's full name outranks the short name of another. */
    private static Map<String, String> read(Path base) {
        List<String> files = files(base);
        Map<String, String> full = new HashMap<>();
        Map<String, String> brief = new HashMap<>();
        for (String file : files) {
            String lower = file.toLowerCase(Locale.ROOT);
            int commands = ("/" + lower).lastIndexOf("/commands/");
            if (commands >= 0 && lower.endsWith(".md")) {
                String name = file.substring(commands + "commands/".length(), file.length() - ".md".length());
                full.merge(name.replace('/', ':'), file, FolderNames::neither);
                brief.merge(name.substring(name.lastIndexOf('/') + 1), file, FolderNames::neither);
            } else if (lower.endsWith("/skill.md")) {
                String skill = file.substring(0, file.length() - "/skill.md".length());
                brief.merge(skill.substring(skill.lastIndexOf('/') + 1), file, FolderNames::neither);
            }
        }
        brief.putAll(full);
        brief.values().removeIf(String::isEmpty);
        return brief;
    }

    private static String neither(String one, String other) {
        return "";
    }

    /** A folder that cannot be read holds no commands. */
    private static List<String> files(Path base) {
        List<String> files = new ArrayList<>();
        try {
            Files.walkFileTree(base, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    Path name = folder.getFileName();
                    return name != null && !folder.equals(base) && PASSED_OVER.contains(name.toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (files.size() == MOST_FILES) {
                        return FileVisitResult.TERMINATE;
                    }
                    files.add(base.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), "/"));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            return List.of();
        }
        return files;
    }
}
