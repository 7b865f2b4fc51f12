package dev.tare.bundler.compare;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.compare.ComparisonReport.Setting;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells whether an output that is there, such as one that was committed, is what its sources give. It writes nothing but a draft of its own. */
public final class OutputComparison {

    private final List<Setting> settings = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    OutputComparison() {}

    /**
     * Builds the framework in the directory among the system's temporary folders, and compares.
     *
     * @param out what is there
     * @param tool the version of Tare, for the manifest
     * @throws OutputException when nothing is there, when it is no output of that target, or when it cannot be read
     */
    public static ComparisonReport compare(
            Path root, Path out, BuildOptions options, String tool, TaskExecutor executor) throws OutputException {
        OutputFolder.requireApart(out, root);
        BuildTarget target = options.target();
        if (!Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
            throw new OutputException("there is nothing at " + out + " to check", built(target));
        }
        requireTarget(out, target);
        OutputComparison comparison = new OutputComparison();
        try (ScratchFolder scratch = ScratchFolder.apartFrom(root)) {
            Path made = scratch.folder().resolve("built");
            BuildReport report = Builder.build(root, made, options.replacing(), tool, executor);
            if (new ComparisonReport(report, List.of(), List.of()).isComparable()) {
                comparison.differ(target, out, made);
            }
            comparison.differences.sort(null);
            return new ComparisonReport(report, comparison.settings, comparison.differences);
        } catch (IOException e) {
            throw new OutputException(
                    out + " cannot be compared: " + OutputFolder.reason(e),
                    "check permissions and the space on the disk");
        }
    }

    private void differ(BuildTarget target, Path out, Path made) throws IOException, OutputException {
        switch (target) {
            case TREE, FLAT -> new FolderComparison(out, made, this).run();
            case BUNDLE -> new BundleComparison(out, made, this).run();
            case PATCH -> PatchComparison.run(out, made, this);
        }
    }

    void add(Difference difference) {
        differences.add(difference);
    }

    boolean isEmpty() {
        return differences.isEmpty();
    }

    void setting(String name, String there, String given) {
        if (!there.equals(given)) {
            settings.add(new Setting(name, there, given));
        }
    }

    private static void requireTarget(Path out, BuildTarget target) throws OutputException {
        boolean folder = target == BuildTarget.TREE || target == BuildTarget.FLAT;
        if (!Files.exists(out)) {
            throw new OutputException(out + " is a link that leads nowhere", built(target));
        }
        if (!Files.isDirectory(out) && !Files.isRegularFile(out)) {
            throw new OutputException(out + " is a pipe, a socket or a device", built(target));
        }
        if (folder != Files.isDirectory(out)) {
            throw new OutputException(
                    out + " is a " + (folder ? "file" : "folder") + ", and --target " + target.word() + " writes a "
                            + (folder ? "folder" : "file"),
                    "give the --target that it was built with");
        }
        if (folder && !Files.isRegularFile(out.resolve(Manifest.PATH))) {
            throw new OutputException(out + " is no output of tare build: it has no " + Manifest.PATH, built(target));
        }
    }

    /** Returns what to do where there is no output. */
    static String built(BuildTarget target) {
        String flag = target == BuildTarget.TREE ? "" : " --target " + target.word();
        return "build it first, and commit it: tare build DIR -o OUT" + flag;
    }
}
