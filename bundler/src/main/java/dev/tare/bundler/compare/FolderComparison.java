package dev.tare.bundler.compare;

import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.OutputManifest;
import dev.tare.bundler.compare.Difference.Subject;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two folders file by file: bytes, where links lead, and what git keeps of modes, whether a file can be run. Folders that are empty
 * and those of version control are not looked at.
 */
final class FolderComparison {

    /** Larger files are told to differ without a line. */
    private static final long MOST_TEXT_BYTES = 16L << 20;

    private static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn");

    private final Path out;
    private final Path made;
    private final OutputComparison found;
    private final Set<String> modules = new HashSet<>();
    private boolean flat;

    FolderComparison(Path out, Path made, OutputComparison found) {
        this.out = out;
        this.made = made;
        this.found = found;
    }

    void run() throws IOException, OutputException {
        settings();
        SortedMap<String, Path> there = files(out);
        SortedMap<String, Path> given = files(made);
        SortedSet<String> all = new TreeSet<>(there.keySet());
        all.addAll(given.keySet());
        for (String path : all) {
            @Nullable Path one = there.get(path);
            @Nullable Path other = given.get(path);
            if (one == null) {
                found.add(Difference.missing(subject(path), path));
            } else if (other == null) {
                found.add(Difference.extra(subject(path), path));
            } else {
                Optional<FirstLine> first = compare(one, other);
                if (first.isPresent()) {
                    found.add(Difference.changed(subject(path), path, first.get()));
                }
            }
        }
    }

    /** A manifest that cannot be read tells no settings, and then differs like any other file. */
    private void settings() throws IOException, OutputException {
        Manifest given = ManifestReader.read(OutputManifest.read(made));
        flat = given.target().equals(BuildTarget.FLAT.word());
        learn(given);
        Manifest there;
        try {
            there = ManifestReader.read(OutputManifest.read(out));
        } catch (IOException | IllegalArgumentException e) {
            return;
        }
        if (!there.target().equals(given.target())) {
            throw new OutputException(
                    out + " was built with --target " + there.target() + ", and checked for " + given.target(),
                    "give --target " + there.target());
        }
        learn(there);
        found.setting("version", there.tool(), given.tool());
        found.setting("level", Integer.toString(there.level()), Integer.toString(given.level()));
        found.setting("notation", there.notation(), given.notation());
        found.setting("encoding", there.encoding(), given.encoding());
        found.setting("harness", there.harness(), given.harness());
    }

    private void learn(Manifest manifest) {
        for (ManifestModule module : manifest.modules()) {
            modules.add(module.file().path());
        }
        for (ManifestPart part : manifest.parts()) {
            modules.add(part.id().path());
        }
    }

    private Subject subject(String path) {
        if (path.equals(Manifest.PATH)) {
            return Subject.MANIFEST;
        }
        return flat ? Subject.PROMPT : modules.contains(path) ? Subject.MODULE : Subject.FILE;
    }

    private static Optional<FirstLine> compare(Path one, Path other) throws IOException {
        // What is not a file is never opened: a pipe would be waited for without end.
        if (!isFile(one) || !isFile(other)) {
            String there = told(one);
            String given = told(other);
            return there.equals(given) ? Optional.empty() : Optional.of(new FirstLine(0, there, given));
        }
        if (Files.mismatch(one, other) >= 0) {
            return Optional.of(
                    Math.max(Files.size(one), Files.size(other)) > MOST_TEXT_BYTES
                            ? new FirstLine(0, Files.size(one) + " bytes", Files.size(other) + " bytes")
                            : FirstLine.of(Files.readAllBytes(one), Files.readAllBytes(other)));
        }
        boolean run = isExecutable(one);
        return run == isExecutable(other)
                ? Optional.empty()
                : Optional.of(
                        new FirstLine(0, run ? "can be run" : "cannot be run", run ? "cannot be run" : "can be run"));
    }

    private static String told(Path file) throws IOException {
        return Files.isSymbolicLink(file)
                ? "a link to " + Files.readSymbolicLink(file)
                : isFile(file) ? "a file" : "a pipe, a socket or a device";
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isExecutable(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)
                        .contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static SortedMap<String, Path> files(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Path real = folder.toRealPath();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return isOfVersionControl(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!isOfVersionControl(file)) {
                    files.put(
                            real.relativize(file)
                                    .toString()
                                    .replace(file.getFileSystem().getSeparator(), "/"),
                            file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static boolean isOfVersionControl(Path path) {
        return VERSION_CONTROL.contains(String.valueOf(path.getFileName()));
    }
}
