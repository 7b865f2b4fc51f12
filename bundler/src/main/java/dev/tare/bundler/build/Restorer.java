package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleException;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.ScratchFolder;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Rebuilds the source of an output, from the output alone. */
public final class Restorer {

    private Restorer() {}

    /**
     * What came of it.
     *
     * @param files how many files were written; 0 when something is wrong
     * @param findings what is not as it was built; nothing is written then
     * @param lost what a lossy build dropped and no one can bring back; files are written without it only where the caller wants that
     */
    public record Outcome(int files, List<Finding> findings, List<LostText> lost) {

        public Outcome {
            findings = List.copyOf(findings);
            lost = List.copyOf(lost);
        }
    }

    /**
     * What an output gives back.
     *
     * @param manifest what it says of itself
     * @param texts the source of each module, without what was dropped
     * @param findings what is not as it was built
     * @param lost what was dropped, in order of place
     */
    record Source(Manifest manifest, Map<ModuleId, byte[]> texts, List<Finding> findings, List<LostText> lost) {}

    /**
     * Writes the source of an output to a folder.
     *
     * @param replace whether a folder that holds something is replaced, and whether files are written that lack what was dropped
     * @throws OutputException when there is no output to read, or nothing can be written there
     */
    public static Outcome restore(Path output, Path target, boolean replace) throws OutputException {
        return restore(output, target, replace, UserPasses.NONE);
    }

    /**
     * Writes the source of an output to a folder.
     *
     * @param replace whether a folder that holds something is replaced, and whether files are written that lack what was dropped
     * @param passes those that the output may have been built with, beside Tare's own
     * @throws OutputException when there is no output to read, or nothing can be written there
     */
    public static Outcome restore(Path output, Path target, boolean replace, UserPasses passes) throws OutputException {
        if (BundleTree.isBundle(output)) {
            return bundle(output, target, replace, passes);
        }
        Source source = read(output, passes);
        if (!source.findings().isEmpty() || !source.lost().isEmpty() && !replace) {
            return new Outcome(0, source.findings(), source.lost());
        }
        try (OutputFolder folder = OutputFolder.open(target, output, replace)) {
            int others = TreeTarget.write(output, folder.draft(), source.texts(), parts(source.manifest()))
                    .size();
            for (ManifestModule module : source.manifest().modules()) {
                if (!module.file().equals(module.id())) {
                    byte[] text = Objects.requireNonNull(source.texts().get(module.id()));
                    TreeTarget.add(folder.draft(), module.id(), text, module.file());
                }
            }
            folder.keep();
            return new Outcome(source.texts().size() + others, List.of(), source.lost());
        }
    }

    /** A bundle holds modules: files that are none are not in it, and do not come back. */
    private static Outcome bundle(Path output, Path target, boolean replace, UserPasses passes) throws OutputException {
        try (Bundle bundle = Bundle.open(output);
                ScratchFolder scratch = ScratchFolder.apartFrom(output)) {
            BundleTree tree = BundleTree.read(bundle);
            try {
                tree.write(scratch.folder());
            } catch (OutputException e) {
                throw scratch.unwritable(e);
            }
            return restore(scratch.folder(), target, replace, passes);
        } catch (BundleException e) {
            throw new OutputException(String.valueOf(e.getMessage()), e.help());
        } catch (IOException | IllegalArgumentException e) {
            throw new OutputException(output + " cannot be read: " + e.getMessage(), "build it again from its source");
        }
    }

    /** Parts are no files of the source. */
    private static Set<ModuleId> parts(Manifest manifest) {
        Set<ModuleId> parts = new HashSet<>();
        for (ManifestPart part : manifest.parts()) {
            parts.add(part.id());
        }
        return parts;
    }

    /**
     * Returns the source of an output.
     *
     * @throws OutputException when there is no manifest that can be read
     */
    static Source read(Path output, UserPasses passes) throws OutputException {
        Manifest manifest = manifest(output);
        if (FlatOutput.isFlat(manifest)) {
            throw new OutputException(
                    output
                            + " is of the target flat, which holds only what entries load, so its source cannot come back from it",
                    "restore from an output of the target tree");
        }
        SplitTexts split = new SplitTexts(output, manifest, new Verifier(passes.known()));
        List<Finding> findings = new ArrayList<>();
        Map<ModuleId, byte[]> texts = new HashMap<>();
        List<LostText> lost = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            restore(module, split, texts, findings, lost);
        }
        frames(split, manifest, findings);
        for (ManifestFile file : manifest.files()) {
            check(output, file, findings);
        }
        return new Source(manifest, texts, findings, lost);
    }

    /**
     * Returns the manifest of an output.
     *
     * @throws OutputException when there is none that can be read
     */
    static Manifest manifest(Path output) throws OutputException {
        Path file = output.resolve(Manifest.PATH);
        if (Files.isRegularFile(output)) {
            throw new OutputException(
                    output + " is a file and no bundle", "give a bundle or a folder that tare build wrote");
        }
        try {
            return ManifestReader.read(OutputManifest.read(output));
        } catch (NoSuchFileException e) {
            throw new OutputException(output + " has no manifest", "give a folder that tare build wrote");
        } catch (IOException e) {
            throw new OutputException(
                    "the manifest of " + output + " cannot be read: " + OutputFolder.reason(e),
                    "give a folder that tare build wrote");
        } catch (IllegalArgumentException e) {
            throw new OutputException(file + ": " + e.getMessage(), "build the output again");
        }
    }

    private static void restore(
            ManifestModule module,
            SplitTexts split,
            Map<ModuleId, byte[]> texts,
            List<Finding> findings,
            List<LostText> lost) {
        String path = module.id().path();
        try {
            byte[] text = split.source(module.id());
            // Of a source with drops there is no hash to hold it against; the hash of what is left holds it.
            if (LostText.isIn(module) || ContentHash.of(text).equals(module.source())) {
                texts.put(module.id(), text);
                lost.addAll(LostText.in(module, text));
                return;
            }
            findings.add(new Finding(Finding.Check.CONSERVATION, path, 1, "the file was changed since it was built"));
        } catch (UncheckedIOException e) {
            findings.add(new Finding(
                    Finding.Check.FILES,
                    path,
                    1,
                    "cannot be read: " + OutputFolder.reason(Objects.requireNonNull(e.getCause()))));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(Finding.Check.CONSERVATION, path, 1, String.valueOf(e.getMessage())));
        }
    }

    /** Stubs and the marks around parts are in no source, but they are what was written or the output is not. */
    private static void frames(SplitTexts split, Manifest manifest, List<Finding> findings) {
        try {
            if (findings.isEmpty() && !split.hash().equals(manifest.split())) {
                findings.add(new Finding(
                        Finding.Check.CONSERVATION,
                        Manifest.PATH,
                        1,
                        "a stub, or a part beside the text that it holds, was changed since it was built"));
            }
        } catch (UncheckedIOException e) {
            findings.add(new Finding(
                    Finding.Check.FILES,
                    Manifest.PATH,
                    1,
                    "a part cannot be read: " + OutputFolder.reason(Objects.requireNonNull(e.getCause()))));
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(Finding.Check.CONSERVATION, Manifest.PATH, 1, String.valueOf(e.getMessage())));
        }
    }

    static void check(Path output, ManifestFile file, List<Finding> findings) {
        try {
            if (!ContentHash.ofFile(output.resolve(file.path())).equals(file.hash())) {
                findings.add(
                        new Finding(Finding.Check.FILES, file.path(), 1, "the file was changed since it was built"));
            }
        } catch (IOException e) {
            findings.add(new Finding(Finding.Check.FILES, file.path(), 1, "cannot be read: " + OutputFolder.reason(e)));
        }
    }
}
