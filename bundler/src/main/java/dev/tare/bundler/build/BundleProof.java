package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleIndex;
import dev.tare.modules.Framework;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import dev.tare.templates.ScratchFolder;
import dev.tare.templates.bundle.BundleTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Proves that a bundle holds all of its source: the tree that it was compiled from is written from it again and proven like any other, and then
 * compiled again, which has to give what the bundle holds.
 */
final class BundleProof {

    private BundleProof() {}

    /**
     * Returns what is wrong; nothing when the proof holds.
     *
     * @throws UncheckedIOException when there is no room to write the tree, which says nothing of the bundle
     */
    static List<Finding> prove(
            Path file, Framework source, ReadOptions options, UserPasses passes, TaskExecutor executor) {
        try (Bundle bundle = Bundle.open(file)) {
            return prove(bundle, source, options, passes, executor);
        } catch (BundleException e) {
            return List.of(finding(String.valueOf(e.getMessage())));
        } catch (IOException | OutputException | IllegalArgumentException e) {
            return List.of(finding("it cannot be read: " + e.getMessage()));
        }
    }

    private static List<Finding> prove(
            Bundle bundle, Framework source, ReadOptions options, UserPasses passes, TaskExecutor executor)
            throws IOException, OutputException {
        try (ScratchFolder scratch = scratch(source)) {
            BundleTree tree = BundleTree.read(bundle);
            if (!tree.manifest().target().equals(BuildTarget.BUNDLE.word())) {
                return List.of(finding(
                        "its manifest is one of the target " + tree.manifest().target()));
            }
            Manifest told = written(tree, source, scratch);
            List<Finding> found = Proof.prove(scratch.folder(), source, options, passes, executor);
            return found.isEmpty()
                    ? compiled(bundle, scratch.folder(), told, source, options, passes, executor)
                    : found;
        }
    }

    private static ScratchFolder scratch(Framework source) {
        try {
            return ScratchFolder.apartFrom(source.root());
        } catch (OutputException e) {
            throw noRoom(e);
        }
    }

    private static Manifest written(BundleTree tree, Framework source, ScratchFolder scratch) {
        try {
            return tree.write(source.root(), scratch.folder());
        } catch (OutputException e) {
            throw noRoom(scratch.unwritable(e));
        }
    }

    private static UncheckedIOException noRoom(OutputException e) {
        return new UncheckedIOException(new IOException(e.getMessage() + "; " + e.help(), e));
    }

    private static List<Finding> compiled(
            Bundle bundle,
            Path tree,
            Manifest manifest,
            Framework source,
            ReadOptions options,
            UserPasses passes,
            TaskExecutor executor)
            throws OutputException {
        BundleTarget again =
                BundleBuild.compile(tree, manifest, source, new Verifier(passes.known()), options, executor);
        BundleIndex index = bundle.index();
        if (!again.index().modules().equals(index.modules())) {
            return List.of(finding("it says something else of its modules than their texts do"));
        }
        if (!again.index().parts().equals(index.parts())) {
            return List.of(finding("its templates are not those of its modules' texts"));
        }
        if (!again.index().partials().equals(index.partials())) {
            return List.of(finding("its partials are not what its modules' texts share"));
        }
        return again.index().equals(index)
                ? List.of()
                : List.of(finding("it says something else of itself or of its entries than its modules do"));
    }

    private static Finding finding(String message) {
        return new Finding(Finding.Check.MANIFEST, "bundle.json", 1, message);
    }
}
