package dev.tare.modules.read;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.glob.IgnoreRules;
import dev.tare.modules.read.Folder.FoundFile;
import dev.tare.modules.read.Folder.FoundLink;
import dev.tare.modules.read.Folder.Listing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists one folder and sorts out what is in it. Used by several threads. */
final class FolderLister {

    private static final String GITIGNORE = ".gitignore";

    /** A longer {@code .gitignore} is a mistake. */
    private static final int LONGEST_GITIGNORE = 1 << 20;

    private final FileAccess disk;
    private final IgnoreRules include;
    private final IgnoreRules exclude;
    private final Diagnostics diagnostics;

    FolderLister(FileAccess disk, IgnoreRules include, IgnoreRules exclude, Diagnostics diagnostics) {
        this.disk = disk;
        this.include = include;
        this.exclude = exclude;
        this.diagnostics = diagnostics;
    }

    Listing list(Folder folder) {
        Listing listing = new Listing();
        List<Path> entries;
        try {
            entries = disk.list(folder.real);
        } catch (IOException e) {
            report(folder.path, Faults.of(e));
            return listing;
        }
        List<Entry> named = new ArrayList<>(entries.size());
        boolean hasRules = false;
        for (Path entry : entries) {
            String name = Names.of(entry);
            if (name == null) {
                report(folder.pathOf(String.valueOf(entry.getFileName())), "its name is not UTF-8");
            } else if (!isAlwaysSkipped(name) && !(name.equals(".tare") && folder.path.isEmpty())) {
                named.add(new Entry(entry, name));
                hasRules |= name.equals(GITIGNORE);
            }
        }
        named.sort(null);
        listing.entries = named.size();
        List<IgnoreRules> rules = hasRules ? withOwnRules(folder) : folder.rules;
        for (Entry entry : named) {
            sortOut(folder, entry, rules, listing);
        }
        return listing;
    }

    private record Entry(Path real, String name) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return name.compareTo(other.name);
        }
    }

    private static boolean isAlwaysSkipped(String name) {
        return switch (name) {
            case ".git", ".hg", ".svn", "node_modules" -> true;
            default -> false;
        };
    }

    private List<IgnoreRules> withOwnRules(Folder folder) {
        Path file = folder.real.resolve(GITIGNORE);
        try {
            // Git takes no rules from a link.
            BasicFileAttributes attributes = disk.attributes(file);
            if (attributes.isRegularFile() && attributes.size() <= LONGEST_GITIGNORE) {
                int base = folder.path.isEmpty() ? 0 : folder.path.getBytes(StandardCharsets.UTF_8).length + 1;
                IgnoreRules own = IgnoreRules.ofFile(FileReading.bytes(disk, file, attributes.size()), base);
                if (!own.isEmpty()) {
                    List<IgnoreRules> all = new ArrayList<>(folder.rules);
                    all.add(own);
                    return all;
                }
            }
        } catch (IOException e) {
            report(folder.pathOf(GITIGNORE), Faults.of(e));
        }
        return folder.rules;
    }

    private void sortOut(Folder folder, Entry entry, List<IgnoreRules> rules, Listing listing) {
        String path = folder.pathOf(entry.name);
        BasicFileAttributes attributes;
        try {
            attributes = disk.attributes(entry.real);
        } catch (IOException e) {
            report(path, Faults.of(e));
            return;
        }
        boolean isFolder = attributes.isDirectory();
        boolean included = folder.included;
        if (!rules.isEmpty() || !exclude.isEmpty() || !include.isEmpty()) {
            byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
            int name = bytes.length - entry.name.getBytes(StandardCharsets.UTF_8).length;
            if (isIgnored(bytes, name, isFolder, rules)) {
                return;
            }
            included = isIncluded(folder.included, bytes, name, isFolder);
        }
        if (isFolder) {
            listing.folders.add(new Folder(entry.real, path, folder.depth + 1, rules, included));
        } else if (attributes.isSymbolicLink()) {
            listing.links.add(link(folder, entry.real, path, included));
        } else if (attributes.isRegularFile() && included && ModuleFiles.isModule(path)) {
            listing.modules.add(new FoundFile(
                    entry.real,
                    path,
                    attributes.size(),
                    attributes.lastModifiedTime().toMillis()));
        } else {
            // Pipes, sockets and devices are there, but nobody opens them.
            listing.otherFiles.add(path);
        }
    }

    /** The project's own globs outrank the rules of git; below them the nearest file with an opinion decides. */
    private boolean isIgnored(byte[] path, int name, boolean isFolder, List<IgnoreRules> rules) {
        IgnoreRules.Verdict verdict = exclude.verdict(path, name, isFolder);
        for (int i = rules.size() - 1; i >= 0 && verdict == IgnoreRules.Verdict.NOTHING; i--) {
            verdict = rules.get(i).verdict(path, name, isFolder);
        }
        return verdict == IgnoreRules.Verdict.MATCHED;
    }

    private boolean isIncluded(boolean above, byte[] path, int name, boolean isFolder) {
        return switch (include.verdict(path, name, isFolder)) {
            case MATCHED -> true;
            case NEGATED -> false;
            case NOTHING -> above;
        };
    }

    private FoundLink link(Folder folder, Path link, String path, boolean included) {
        try {
            return new FoundLink(folder, disk.realPath(link), path, included);
        } catch (IOException e) {
            if (included && ModuleFiles.isModule(path)) {
                report(path, Faults.ofLink(e));
            }
            return new FoundLink(folder, null, path, included);
        }
    }

    private void report(String path, String reason) {
        diagnostics.add(Diagnostic.ofFile(DiagnosticKind.UNREADABLE_FILE, path, reason));
    }

    /** The names of entries; null for one that is not UTF-8. */
    private static final class Names {

        static @Nullable String of(Path entry) {
            Path name = entry.getFileName();
            String text = name == null ? "" : name.toString();
            return text.indexOf('\uFFFD') < 0 ? text : fromBytes(entry);
        }

        /**
         * Under a locale without UTF-8 the JVM cannot say names beyond ASCII, but a path's URI still holds their bytes.
         */
        private static @Nullable String fromBytes(Path entry) {
            String uri = entry.toUri().getRawPath();
            String last = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
            last = last.substring(last.lastIndexOf('/') + 1);
            byte[] bytes = new byte[last.length()];
            int length = 0;
            for (int i = 0; i < last.length(); i++) {
                char c = last.charAt(i);
                if (c == '%') {
                    bytes[length++] = (byte) Integer.parseInt(last.substring(i + 1, i + 3), 16);
                    i += 2;
                } else {
                    bytes[length++] = (byte) c;
                }
            }
            byte[] name = Arrays.copyOf(bytes, length);
            return Utf8.firstFault(name) < 0 ? new String(name, StandardCharsets.UTF_8) : null;
        }
    }
}
