package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by its manifest whether a folder is an output as a build wrote it: every file gives its source back, and there is none more. To
 * build it again loses nothing of anybody's then, so that nobody has to say {@code --force} at each build.
 */
final class OwnOutput {

    private OwnOutput() {}

    /**
     * Returns what guards an output of a build.
     *
     * @param replace whether it may be replaced whatever it holds
     * @param source the framework that it is built from
     * @param passes those of users by which it may have been written
     */
    static OutputFolder.Guard guard(boolean replace, Path source, UserPasses passes) {
        return replace ? OutputFolder.Guard.NOTHING : out -> objection(out, source, passes);
    }

    private static Optional<String> objection(Path out, Path source, UserPasses passes) {
        if (!Files.isRegularFile(out.resolve(Manifest.PATH))) {
            return Optional.of("is not empty, and nothing that tare build wrote");
        }
        Manifest manifest;
        List<Finding> findings;
        try {
            manifest = Restorer.manifest(out);
            findings = FlatOutput.isFlat(manifest)
                    ? FlatOutput.changed(out, manifest)
                    : Restorer.read(out, passes).findings();
        } catch (OutputException e) {
            return Optional.of("is not empty, and its manifest is damaged");
        }
        List<String> changed = new ArrayList<>();
        for (Finding finding : findings) {
            changed.add(finding.path());
        }
        if (changed.isEmpty()) {
            try {
                Files.walkFileTree(out, new Strangers(out, source, paths(manifest), changed));
            } catch (IOException e) {
                return Optional.of("is not empty, and cannot be read: " + OutputFolder.reason(e));
            }
        }
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        changed.sort(Comparator.naturalOrder());
        String others = changed.size() == 1 ? "" : " and " + (changed.size() - 1) + " more";
        return Optional.of("is not empty, and not as tare build left it (see " + changed.get(0) + others + ")");
    }

    private static Set<String> paths(Manifest manifest) {
        Set<String> paths = new HashSet<>();
        for (ManifestModule module : manifest.modules()) {
            // In a flat output modules have no files of their own.
            if (!FlatOutput.isFlat(manifest)) {
                paths.add(module.file().path());
            }
        }
        for (ManifestFile file : manifest.files()) {
            paths.add(file.path());
        }
        for (ManifestPart part : manifest.parts()) {
            paths.add(part.id().path());
        }
        paths.add(Manifest.PATH);
        return paths;
    }

    /** Finds what the manifest does not know. It knows no links; those that the source has too are copies. */
    private static final class Strangers extends SimpleFileVisitor<Path> {

        private final Path out;
        private final Path source;
        private final Set<String> known;
        private final List<String> found;

        Strangers(Path out, Path source, Set<String> known, List<String> found) {
            this.out = out;
            this.source = source;
            this.known = known;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return switch (String.valueOf(folder.getFileName())) {
                case ".git", ".hg", ".svn" -> stranger(folder);
                default -> FileVisitResult.CONTINUE;
            };
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path relative = out.relativize(file);
            String path = relative.toString().replace(file.getFileSystem().getSeparator(), "/");
            if (attributes.isSymbolicLink() && isCopy(file, source.resolve(relative))) {
                return FileVisitResult.CONTINUE;
            }
            return attributes.isRegularFile() && known.contains(path) ? FileVisitResult.CONTINUE : stranger(file);
        }

        private static boolean isCopy(Path link, Path original) throws IOException {
            return Files.isSymbolicLink(original)
                    && Files.readSymbolicLink(link).equals(Files.readSymbolicLink(original));
        }

        private FileVisitResult stranger(Path path) {
            found.add(out.relativize(path).toString());
            return FileVisitResult.SKIP_SUBTREE;
        }
    }
}
