package dev.tare.modules.read;

import dev.tare.core.config.Limits;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.glob.IgnoreRules;
import dev.tare.core.text.SourceText;
import dev.tare.modules.read.Folder.FoundFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a framework's directory: the texts of its module files, and the paths of everything else. Nothing outside
 * the directory is read, and nothing that git would ignore. Immutable, and the same for the same directory on every
 * machine.
 *
 * @param sources the module files that are text, sorted by id
 * @param otherFiles the paths of all other files, module files that could not be read among them; sorted
 * @param folders the paths of all folders but the root, sorted
 */
public record FrameworkFiles(List<SourceText> sources, List<String> otherFiles, List<String> folders) {

    public FrameworkFiles {
        sources = List.copyOf(sources);
        otherFiles = List.copyOf(otherFiles);
        folders = List.copyOf(folders);
    }

    /**
     * Reads a framework.
     *
     * @param root the directory, or a link to it
     * @param include globs in gitignore's syntax; when there are any, only module files that they name are read
     * @param exclude globs in gitignore's syntax of what is left out; they outrank {@code .gitignore}
     */
    public static FrameworkFiles read(
            Path root,
            Limits limits,
            List<String> include,
            List<String> exclude,
            TaskExecutor executor,
            Diagnostics diagnostics,
            ReadProgress progress) {
        return read(FileAccess.DISK, root, limits, include, exclude, executor, diagnostics, progress);
    }

    static FrameworkFiles read(
            FileAccess disk,
            Path root,
            Limits limits,
            List<String> include,
            List<String> exclude,
            TaskExecutor executor,
            Diagnostics diagnostics,
            ReadProgress progress) {
        Path real = directory(disk, root);
        if (real == null) {
            diagnostics.add(Diagnostic.ofFile(DiagnosticKind.NOT_A_DIRECTORY, "", root.toString()));
            return new FrameworkFiles(List.of(), List.of(), List.of());
        }
        IgnoreRules included = IgnoreRules.ofGlobs(include);
        FolderLister lister = new FolderLister(disk, included, IgnoreRules.ofGlobs(exclude), diagnostics);
        TreeWalk walk = new TreeWalk(real, disk, limits, diagnostics);
        walk.run(lister, included.isEmpty(), executor);
        walk.modules.sort(Comparator.comparing(FoundFile::path));
        reportCaseClashes(walk.modules, diagnostics);

        FileReading reading = new FileReading(disk, limits.maxFileBytes(), diagnostics);
        AtomicInteger done = new AtomicInteger();
        int total = walk.modules.size();
        List<@Nullable SourceText> texts = executor.map(walk.modules, file -> {
            SourceText text = reading.read(file);
            progress.advanced(done.incrementAndGet(), total);
            return text;
        });
        return sorted(walk, texts, root, diagnostics);
    }

    private static FrameworkFiles sorted(
            TreeWalk walk, List<@Nullable SourceText> texts, Path root, Diagnostics diagnostics) {
        List<SourceText> sources = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            SourceText text = texts.get(i);
            if (text == null) {
                walk.otherFiles.add(walk.modules.get(i).path());
            } else {
                sources.add(text);
            }
        }
        if (texts.isEmpty()) {
            diagnostics.add(Diagnostic.ofFile(DiagnosticKind.NO_MODULES, "", root.toString()));
        }
        Collections.sort(walk.otherFiles);
        Collections.sort(walk.folders);
        return new FrameworkFiles(sources, walk.otherFiles, walk.folders);
    }

    private static @Nullable Path directory(FileAccess disk, Path root) {
        try {
            Path real = disk.realPath(root);
            return disk.attributes(real).isDirectory() ? real : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Reports files that are one file where letter case does not count. The files are sorted by path. */
    private static void reportCaseClashes(List<FoundFile> files, Diagnostics diagnostics) {
        Map<String, String> seen = new HashMap<>();
        for (FoundFile file : files) {
            String first = seen.putIfAbsent(file.path().toLowerCase(Locale.ROOT), file.path());
            if (first != null) {
                diagnostics.add(Diagnostic.ofFile(DiagnosticKind.CASE_CLASH, file.path(), first));
            }
        }
    }
}
