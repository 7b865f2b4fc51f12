package dev.tare.templates;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a framework as a copy of its folder that a harness uses as it is: modules with their new texts, every other file byte for
 * byte, with modes and links. Left out are the folders of version control and an older manifest.
 */
public final class TreeTarget {

    /** Stands for what the locale has no character for. */
    private static final char UNREADABLE = '\uFFFD';

    private final Path source;
    private final Path out;
    private final Map<ModuleId, byte[]> texts;
    private final Set<ModuleId> gone;
    private final List<ManifestFile> others = new ArrayList<>();

    private TreeTarget(Path source, Path out, Map<ModuleId, byte[]> texts, Set<ModuleId> gone) {
        this.source = source;
        this.out = out;
        this.texts = texts;
        this.gone = gone;
    }

    /**
     * Copies the folder, and returns the files that are no modules, in order of their paths.
     *
     * @param texts the new text of each module
     * @param gone the modules that have no file of their own in the tree
     * @throws OutputException when a file cannot be read or written
     */
    public static List<ManifestFile> write(Path source, Path out, Map<ModuleId, byte[]> texts, Set<ModuleId> gone)
            throws OutputException {
        TreeTarget tree;
        try {
            // A walk does not go through a link, not even at its start.
            Path real = source.toRealPath();
            tree = new TreeTarget(real, out, texts, gone);
            Files.walkFileTree(real, tree.new Copier());
        } catch (UnreadableNameException e) {
            throw new OutputException(
                    "the name of the file '" + e.getMessage() + "' is not UTF-8, or cannot be read in this locale",
                    "rename it, or set LC_ALL=C.UTF-8 and run again");
        } catch (IOException e) {
            throw new OutputException(
                    "the copy failed: " + OutputFolder.reasonWithPlace(e),
                    "nothing was written; check permissions and the space on the disk");
        }
        tree.others.sort(Comparator.comparing(ManifestFile::path));
        return tree.others;
    }

    /**
     * Adds a file to a finished tree.
     *
     * @param like the file whose mode it gets
     */
    public static void add(Path out, ModuleId id, byte[] text, ModuleId like) throws OutputException {
        Path file = out.resolve(id.path());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text);
            copyMode(out.resolve(like.path()), file);
        } catch (IOException e) {
            throw new OutputException(
                    file + " cannot be written: " + OutputFolder.reason(e), "check the space on the disk");
        }
    }

    /** Tells whether a tree made of the folder can have another file at the path: nothing is there, and no link leads elsewhere on the way. */
    public static boolean isFree(Path source, String path) {
        Path at = source;
        for (Path name : Path.of(path)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                return false;
            }
        }
        return Files.notExists(at, LinkOption.NOFOLLOW_LINKS);
    }

    /** Writes the manifest into a finished tree. */
    public static void writeManifest(Path out, byte[] manifest) throws OutputException {
        Path file = out.resolve(Manifest.PATH);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, manifest);
        } catch (IOException e) {
            throw new OutputException(
                    "the manifest cannot be written: " + OutputFolder.reason(e), "check the space on the disk");
        }
    }

    /** Returns the paths of the regular files of a tree, in order, what a tree leaves out left out. */
    public static List<String> files(Path folder) throws IOException {
        Path root = folder.toRealPath();
        List<String> found = new ArrayList<>();
        Files.walkFileTree(root, new Walk(root) {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(pathOf(root, file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** Returns where the links of a tree lead, by their paths. */
    public static SortedMap<String, String> links(Path folder) throws IOException {
        Path root = folder.toRealPath();
        SortedMap<String, String> found = new TreeMap<>();
        Files.walkFileTree(root, new Walk(root) {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    found.put(pathOf(root, file), Files.readSymbolicLink(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Goes through what is part of a tree. */
    private static class Walk extends SimpleFileVisitor<Path> {

        private final Path root;

        Walk(Path root) {
            this.root = root;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return isLeftOut(root, folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }
    }

    private static String pathOf(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /** Tells whether a folder is no part of what a tree holds. An output within the source is, with its manifest. */
    private static boolean isLeftOut(Path root, Path folder) {
        return switch (String.valueOf(folder.getFileName())) {
            case ".git", ".hg", ".svn" -> !folder.equals(root);
            case ".tare" -> root.equals(folder.getParent());
            default -> false;
        };
    }

    private final class Copier extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (isLeftOut(source, folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(out.resolve(source.relativize(folder)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Path copy = out.resolve(source.relativize(folder));
            if (isEmpty(copy) && !isEmpty(folder) && !folder.equals(source)) {
                // It held nothing but what goes.
                Files.delete(copy);
                return FileVisitResult.CONTINUE;
            }
            // Only now: a folder that nobody may write to has to be filled first.
            copyMode(folder, copy);
            return FileVisitResult.CONTINUE;
        }

        private static boolean isEmpty(Path folder) throws IOException {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                return !files.iterator().hasNext();
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Path relative = source.relativize(file);
            String path = pathOf(source, file);
            if (path.indexOf(UNREADABLE) >= 0) {
                throw new UnreadableNameException(path);
            }
            Path target = out.resolve(relative);
            if (gone.contains(new ModuleId(path))) {
                return FileVisitResult.CONTINUE;
            }
            byte[] text = attributes.isRegularFile() ? texts.get(new ModuleId(path)) : null;
            if (text != null) {
                Files.write(target, text);
                copyMode(file, target);
            } else if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
                Files.copy(file, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                if (attributes.isRegularFile()) {
                    others.add(new ManifestFile(path, ContentHash.ofFile(target)));
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** A file whose name holds bytes that the locale has no characters for. */
    private static final class UnreadableNameException extends IOException {

        private static final long serialVersionUID = 1L;

        UnreadableNameException(String path) {
            super(path);
        }
    }

    private static void copyMode(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }
}
