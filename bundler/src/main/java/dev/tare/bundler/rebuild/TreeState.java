package dev.tare.bundler.rebuild;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All that lies in a folder at one time, as the file system tells it without opening a file.
 *
 * @param entries in order of their paths, the folder itself first, with an empty path
 * @param takenAt when the look began, in nanoseconds since 1970
 */
public record TreeState(List<Entry> entries, long takenAt) {

    /** More is not kept track of. */
    private static final int MOST_ENTRIES = 1_000_000;

    private static final String UNIX = "unix:mode,ino,dev,size,lastModifiedTime,ctime";
    private static final int MODE_BITS = 07777;
    private static final long NO_TIME = -1;

    /**
     * A file whose times are nearer than this to the look may change again without its times showing it. As much as the coarsest
     * file system in use rounds by.
     */
    private static final long RACY_NANOS = TimeUnit.SECONDS.toNanos(2);

    public TreeState {
        entries = List.copyOf(entries);
    }

    /** What a path leads to. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A pipe, a socket or a device. */
        SPECIAL
    }

    /**
     * One path.
     *
     * @param path from the folder, with {@code /}
     * @param kind what is there
     * @param mode who may do what with it; 0 where the file system does not tell
     * @param size in bytes; 0 for all but files
     * @param modified when its bytes changed, in nanoseconds since 1970; 0 for all but files
     * @param changed when anything about it changed, which no program can set; -1 where the file system does not tell
     * @param identity of the file, whatever its name
     * @param link where a link leads; else empty
     */
    public record Entry(
            String path, Kind kind, int mode, long size, long modified, long changed, String identity, String link) {

        /** Tells whether the file is the same one and nothing about it has changed, as far as a look can tell. */
        boolean looksLike(Entry other) {
            return size == other.size
                    && modified == other.modified
                    && changed == other.changed
                    && changed != NO_TIME
                    && identity.equals(other.identity);
        }

        /** Tells whether all but the content is the same. */
        boolean isLike(Entry other) {
            return path.equals(other.path)
                    && kind == other.kind
                    && mode == other.mode
                    && size == other.size
                    && link.equals(other.link);
        }

        /** Tells whether any later change must show, because the last one is long enough before the look. */
        boolean isSettled(long takenAt) {
            return Math.max(modified, changed) < takenAt - RACY_NANOS;
        }
    }

    /**
     * Looks at a folder.
     *
     * @param all whether folders of version control count, which are no part of a framework
     */
    public static TreeState of(Path root, boolean all) throws IOException {
        long takenAt = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
        List<Entry> entries = new ArrayList<>();
        Deque<Place> open = new ArrayDeque<>();
        Entry top = entry("", root);
        entries.add(top);
        if (top.kind() == Kind.FOLDER) {
            open.push(new Place("", root));
        }
        while (!open.isEmpty()) {
            Place folder = open.pop();
            for (Path path : list(folder)) {
                String name = String.valueOf(path.getFileName());
                Entry entry = entryIfThere(folder.name().isEmpty() ? name : folder.name() + "/" + name, path);
                if (entry == null) {
                    continue;
                }
                if (entry.kind() == Kind.FOLDER) {
                    if (!all && isOfVersionControl(name)) {
                        continue;
                    }
                    open.push(new Place(entry.path(), path));
                }
                entries.add(entry);
                if (entries.size() > MOST_ENTRIES) {
                    throw new IOException("more than " + MOST_ENTRIES + " files");
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::path));
        return new TreeState(entries, takenAt);
    }

    private record Place(String name, Path path) {}

    private static boolean isOfVersionControl(String name) {
        return name.equals(".git") || name.equals(".hg") || name.equals(".svn");
    }

    private static List<Path> list(Place folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder.path())) {
            for (Path path : stream) {
                paths.add(path);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            if (folder.name().isEmpty()) {
                throw e;
            }
        }
        return paths;
    }

    /** Others may be at work in the folder: what has just been removed is not there. */
    private static @Nullable Entry entryIfThere(String name, Path path) throws IOException {
        try {
            return entry(name, path);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static Entry entry(String name, Path path) throws IOException {
        boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
        return unix ? unixEntry(name, path) : basicEntry(name, path);
    }

    private static Entry unixEntry(String name, Path path) throws IOException {
        Map<String, Object> told = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
        int mode = (Integer) value(told, "mode");
        Kind kind = switch (mode & 0170000) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.LINK;
            default -> Kind.SPECIAL;
        };
        boolean file = kind == Kind.FILE;
        return new Entry(
                name,
                kind,
                kind == Kind.LINK ? 0 : mode & MODE_BITS,
                file ? (Long) value(told, "size") : 0,
                file ? nanos((FileTime) value(told, "lastModifiedTime")) : 0,
                file ? nanos((FileTime) value(told, "ctime")) : 0,
                file ? value(told, "dev") + ":" + value(told, "ino") : "",
                kind == Kind.LINK ? Files.readSymbolicLink(path).toString() : "");
    }

    private static Object value(Map<String, Object> told, String name) throws IOException {
        @Nullable Object value = told.get(name);
        if (value == null) {
            throw new IOException("the file system does not tell " + name);
        }
        return value;
    }

    private static Entry basicEntry(String name, Path path) throws IOException {
        BasicFileAttributes told = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = told.isRegularFile()
                ? Kind.FILE
                : told.isDirectory() ? Kind.FOLDER : told.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
        return new Entry(
                name,
                kind,
                0,
                kind == Kind.FILE ? told.size() : 0,
                kind == Kind.FILE ? nanos(told.lastModifiedTime()) : 0,
                NO_TIME,
                "",
                kind == Kind.LINK ? Files.readSymbolicLink(path).toString() : "");
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** Returns the paths of what is neither file nor folder nor link, in order. */
    public List<String> special() {
        List<String> paths = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind() == Kind.SPECIAL) {
                paths.add(entry.path());
            }
        }
        return paths;
    }

    /** Returns the paths of all folders, in order, the folder itself first, with an empty path. */
    public List<String> folders() {
        List<String> paths = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind() == Kind.FOLDER) {
                paths.add(entry.path());
            }
        }
        return paths;
    }

    /** Returns the paths that have come, gone or changed since, as far as a look can tell; in order. */
    public List<String> changesSince(TreeState before) {
        TreeSet<String> changed = new TreeSet<>();
        int i = 0;
        int j = 0;
        while (i < entries.size() || j < before.entries.size()) {
            int order = i == entries.size()
                    ? 1
                    : j == before.entries.size()
                            ? -1
                            : entries.get(i)
                                    .path()
                                    .compareTo(before.entries.get(j).path());
            if (order < 0) {
                changed.add(entries.get(i++).path());
            } else if (order > 0) {
                changed.add(before.entries.get(j++).path());
            } else {
                Entry now = entries.get(i++);
                Entry then = before.entries.get(j++);
                boolean same = now.isLike(then)
                        && now.modified() == then.modified()
                        && now.changed() == then.changed()
                        && now.identity().equals(then.identity());
                if (!same) {
                    changed.add(now.path());
                }
            }
        }
        return List.copyOf(changed);
    }
}
