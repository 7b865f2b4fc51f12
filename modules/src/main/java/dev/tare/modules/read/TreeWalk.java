package dev.tare.modules.read;

import dev.tare.core.config.Limits;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.read.Folder.FoundFile;
import dev.tare.modules.read.Folder.FoundLink;
import dev.tare.modules.read.Folder.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks a tree level by level: the folders of a level are listed in parallel, and what they hold is put together in order.
 * So the result, and where a limit cuts it off, is the same on every machine.
 */
final class TreeWalk {

    /** For each module file that may be read, so many files of other kinds may lie around. */
    private static final int OTHERS_PER_MODULE = 10;

    private final Path root;
    private final FileAccess disk;
    private final Limits limits;
    private final Diagnostics diagnostics;

    final List<FoundFile> modules = new ArrayList<>();
    final List<String> otherFiles = new ArrayList<>();
    final List<String> folders = new ArrayList<>();

    /** The folders that were entered through a link: once is enough. */
    private final Set<Path> linked = new HashSet<>();

    private boolean full;

    TreeWalk(Path root, FileAccess disk, Limits limits, Diagnostics diagnostics) {
        this.root = root;
        this.disk = disk;
        this.limits = limits;
        this.diagnostics = diagnostics;
    }

    void run(FolderLister lister, boolean allIncluded, TaskExecutor executor) {
        List<Folder> level = List.of(new Folder(root, "", 0, List.of(), allIncluded));
        while (!level.isEmpty() && !full) {
            List<Folder> next = new ArrayList<>();
            for (Listing listing : executor.map(level, lister::list)) {
                take(listing, next);
            }
            level = next;
        }
    }

    private void take(Listing listing, List<Folder> next) {
        if (full) {
            return;
        }
        modules.addAll(listing.modules);
        otherFiles.addAll(listing.otherFiles);
        for (Folder folder : listing.folders) {
            enter(folder, next);
        }
        for (FoundLink link : listing.links) {
            follow(link, next);
        }
        long most = limits.maxFiles();
        if (modules.size() > most || otherFiles.size() > most * OTHERS_PER_MODULE) {
            full = true;
            boolean tooManyModules = modules.size() > most;
            long limit = tooManyModules ? most : most * OTHERS_PER_MODULE;
            diagnostics.add(Diagnostic.ofFile(DiagnosticKind.TOO_MANY_FILES, "", Long.toString(limit)));
            if (tooManyModules) {
                modules.subList((int) most, modules.size()).clear();
            }
        }
    }

    private void enter(Folder folder, List<Folder> next) {
        folders.add(folder.path);
        if (folder.depth > limits.maxDepth()) {
            diagnostics.add(Diagnostic.ofFile(
                    DiagnosticKind.FOLDER_TOO_DEEP, folder.path, Integer.toString(limits.maxDepth())));
        } else {
            next.add(folder);
        }
    }

    private void follow(FoundLink link, List<Folder> next) {
        Path real = link.real();
        if (real == null) {
            otherFiles.add(link.path());
            return;
        }
        BasicFileAttributes attributes;
        try {
            attributes = disk.attributes(real);
        } catch (IOException e) {
            diagnostics.add(Diagnostic.ofFile(DiagnosticKind.UNREADABLE_FILE, link.path(), Faults.of(e)));
            return;
        }
        boolean isModule = attributes.isRegularFile() && link.included() && ModuleFiles.isModule(link.path());
        if (!real.startsWith(root)) {
            if (isModule || attributes.isDirectory()) {
                diagnostics.add(Diagnostic.ofFile(DiagnosticKind.LINK_LEAVES_ROOT, link.path()));
            }
            otherFiles.add(link.path());
        } else if (isModule) {
            modules.add(new FoundFile(
                    real,
                    link.path(),
                    attributes.size(),
                    attributes.lastModifiedTime().toMillis()));
        } else if (!attributes.isDirectory()) {
            otherFiles.add(link.path());
        } else if (link.folder().real.startsWith(real)) {
            diagnostics.add(Diagnostic.ofFile(DiagnosticKind.LINK_LOOP, link.path()));
        } else if (linked.add(real)) {
            Folder above = link.folder();
            enter(new Folder(real, link.path(), above.depth + 1, above.rules, link.included()), next);
        }
    }
}
