package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.CitedPaths;
import dev.tare.optimizer.EmittedText;
import dev.tare.optimizer.GraphComparison;
import dev.tare.optimizer.Homes;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.meaning.Meaning;
import dev.tare.optimizer.pass.Installation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an output from disk and proves that it holds all of its source. */
public final class Proof {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::path)
            .thenComparingInt(Finding::line)
            .thenComparing(Finding::check)
            .thenComparing(Finding::message);

    private final Path out;
    private final Framework source;
    private final UserPasses passes;
    private final Verifier verifier;
    private final boolean figures;

    /** What the source is once text was put aside: what passes over texts began with. */
    private Framework rest;

    private final List<Finding> found = Collections.synchronizedList(new ArrayList<>());

    private Proof(Path out, Framework source, UserPasses passes, boolean figures) {
        this.out = out;
        this.figures = figures;
        this.source = source;
        this.rest = source;
        this.passes = passes;
        this.verifier = new Verifier(passes.known());
    }

    /** Returns what the output in the folder lacks of its source, in order of place; nothing when the proof holds. */
    public static List<Finding> prove(Path out, Framework source, ReadOptions options, TaskExecutor executor) {
        return prove(out, source, options, UserPasses.NONE, executor);
    }

    /**
     * Returns what the output in the folder lacks of its source, and what its manifest says that is not so, in order of place; nothing when the
     * proof holds.
     *
     * @param passes those that the output may have been built with, beside Tare's own
     */
    public static List<Finding> prove(
            Path out, Framework source, ReadOptions options, UserPasses passes, TaskExecutor executor) {
        return BundleTree.isBundle(out)
                ? BundleProof.prove(out, source, options, passes, executor)
                : new Proof(out, source, passes, true).findings(options, executor);
    }

    /** Does the same for whoever has just written the manifest, and need not be told whether its figures are right. */
    static List<Finding> proveTexts(
            Path out, Framework source, ReadOptions options, UserPasses passes, TaskExecutor executor) {
        return new Proof(out, source, passes, false).findings(options, executor);
    }

    private List<Finding> findings(ReadOptions options, TaskExecutor executor) {
        run(options, executor);
        found.sort(ORDER);
        return found;
    }

    private void run(ReadOptions options, TaskExecutor executor) {
        if (Files.isRegularFile(out)) {
            add(
                    Finding.Check.MANIFEST,
                    String.valueOf(out.getFileName()),
                    "this file is no bundle; what is proven is a bundle or a folder that tare build wrote, and of a patch"
                            + " the folder that it makes");
            return;
        }
        if (!Files.isRegularFile(out.resolve(Manifest.PATH))) {
            boolean swapped = Files.isRegularFile(source.root().resolve(Manifest.PATH));
            add(
                    Finding.Check.MANIFEST,
                    Manifest.PATH,
                    swapped
                            ? "there is no manifest here, but the other folder has one: the output comes first"
                            : "there is no manifest: this is no output of tare build; to compare two versions by hand, use"
                                    + " --refactor");
            return;
        }
        byte[] json;
        Manifest manifest;
        try {
            json = OutputManifest.read(out);
            manifest = ManifestReader.read(json);
        } catch (IllegalArgumentException e) {
            add(Finding.Check.MANIFEST, Manifest.PATH, String.valueOf(e.getMessage()));
            return;
        } catch (IOException e) {
            add(Finding.Check.MANIFEST, Manifest.PATH, "cannot be read: " + OutputFolder.reason(e));
            return;
        }
        if (!settings(manifest)) {
            return;
        }
        if (figures) {
            found.addAll(ManifestFigures.ofSource(manifest, source, passes));
        }
        if (FlatOutput.isFlat(manifest)) {
            found.addAll(FlatProof.prove(out, manifest, json.length, source, verifier, options, executor));
            return;
        }
        size(manifest, json.length);
        Map<ModuleId, ManifestModule> known = Verifier.byId(manifest);
        Homes homes = Homes.of(known.values());
        if (!known(known, manifest) || !split(manifest, known, executor)) {
            return;
        }
        modules(known, executor);
        files(manifest, homes);
        if (found.isEmpty()) {
            joined(known, homes);
        }
        if (found.isEmpty()) {
            graph(known, homes, options, executor);
        }
        if (figures && found.isEmpty()) {
            found.addAll(
                    ManifestFigures.ofOutput(manifest, rest, known, id -> read(out, id.path()), verifier, executor));
        }
    }

    /** Tells whether the source was read as it was for the build: what tokens and references are depends on that. */
    private boolean settings(Manifest manifest) {
        String encoding = source.counter().encoding().id();
        String harness = source.harness().toString();
        if (!manifest.encoding().equals(encoding)) {
            add(
                    Finding.Check.MANIFEST,
                    Manifest.PATH,
                    "the output was counted in " + manifest.encoding() + " and the source in " + encoding);
        } else if (!manifest.harness().equals(harness)) {
            add(
                    Finding.Check.MANIFEST,
                    Manifest.PATH,
                    "the output was built for " + manifest.harness() + " and not for " + harness + ": give --harness "
                            + manifest.harness().replace(' ', '@'));
        }
        return found.isEmpty();
    }

    private void size(Manifest manifest, long manifestBytes) {
        long most = Verifier.mostBytes(manifest, sourceBytes(source));
        if (manifestBytes > most) {
            add(
                    Finding.Check.MANIFEST,
                    Manifest.PATH,
                    "has " + manifestBytes + " bytes, over the " + most + " that it may have beside its source");
        }
    }

    static long sourceBytes(Framework source) {
        long bytes = 0;
        for (PromptModule module : source.modules()) {
            bytes += module.source().length();
        }
        return bytes;
    }

    /** Tells whether the manifest knows the modules of the source as they are, and no others. */
    private boolean known(Map<ModuleId, ManifestModule> known, Manifest manifest) {
        for (PromptModule module : source.modules()) {
            ManifestModule told = known.get(module.id());
            if (told == null) {
                add(Finding.Check.MANIFEST, module.id().path(), "the manifest does not know the module");
            } else if (!told.source().equals(module.source().hash())) {
                add(Finding.Check.MANIFEST, module.id().path(), "the source has changed since the output was built");
            }
        }
        for (ManifestModule module : manifest.modules()) {
            if (source.graph().module(module.id()).isEmpty()) {
                add(Finding.Check.MANIFEST, module.id().path(), "the source has no such module any more");
            }
        }
        return found.isEmpty();
    }

    /**
     * Makes again what was put aside, and proves that nothing was lost by that. From then on the output is held against what is left of
     * the source, and the parts.
     */
    private boolean split(Manifest manifest, Map<ModuleId, ManifestModule> known, TaskExecutor executor) {
        SplitSource split = SplitSource.of(source, manifest, passes, id -> read(out, id.path()), executor);
        found.addAll(split.findings());
        if (found.isEmpty()) {
            rest = split.rest();
            known.putAll(split.known());
        }
        return found.isEmpty();
    }

    private void modules(Map<ModuleId, ManifestModule> known, TaskExecutor executor) {
        Set<String> fileNames = CitedPaths.fileNames(rest.graph());
        EmittedText emitted = module -> read(out, module.file().path());
        for (List<Finding> findings : executor.map(rest.modules(), module -> {
            ManifestModule told = Objects.requireNonNull(known.get(module.id()));
            return verifier.verify(module.source(), told, emitted, CitedPaths.of(rest.graph(), module.id(), fileNames));
        })) {
            found.addAll(findings);
        }
    }

    /** Every other file is as it was in the source, and there are no more than there were. */
    private void files(Manifest manifest, Homes homes) {
        Set<String> known = new HashSet<>();
        for (ManifestFile file : manifest.files()) {
            known.add(file.path());
            Optional<ContentHash> now = hash(out, file.path());
            Optional<ContentHash> before = hash(source.root(), file.path());
            if (!before.equals(Optional.of(file.hash()))) {
                add(Finding.Check.MANIFEST, file.path(), "the source has changed since the output was built");
            } else if (now.isEmpty()) {
                add(Finding.Check.FILES, file.path(), "the file is missing from the output");
            } else if (!now.get().equals(file.hash())) {
                add(Finding.Check.FILES, file.path(), "the file was changed in the output");
            }
        }
        Installation installation = new FrameworkInstallation(source);
        for (ManifestPart part : manifest.parts()) {
            known.add(part.id().path());
            if (Files.exists(source.root().resolve(part.id().path()), LinkOption.NOFOLLOW_LINKS)) {
                add(Finding.Check.FILES, part.id().path(), "a part stands where the source has a file");
            }
        }
        Set<String> of = new HashSet<>(known);
        for (ManifestModule module : manifest.modules()) {
            of.add(module.id().path());
            known.add(module.file().path());
            if (module.home().isPresent()) {
                home(module, homes, installation);
            }
        }
        try {
            List<String> written = TreeTarget.files(out);
            for (String path : written) {
                if (!known.contains(path)) {
                    add(Finding.Check.FILES, path, "the source has no such file");
                }
            }
            for (String path : TreeTarget.files(source.root())) {
                if (!of.contains(path)) {
                    add(Finding.Check.MANIFEST, path, "the manifest does not know the file");
                }
            }
            modes(written);
            links(TreeTarget.links(source.root()), TreeTarget.links(out));
        } catch (IOException e) {
            add(Finding.Check.FILES, "", "the files cannot be read: " + OutputFolder.reason(e));
        }
    }

    private void home(ManifestModule module, Homes homes, Installation installation) {
        ModuleId file = module.file();
        Optional<byte[]> bytes = read(out, file.path());
        if (bytes.isEmpty()) {
            return;
        }
        homes.fault(file, bytes.get().length).ifPresent(fault -> add(Finding.Check.CONSERVATION, file.path(), fault));
        if (!installation.packageOf(file).equals(installation.packageOf(module.id()))) {
            add(Finding.Check.GRAPH, module.id().path(), "would be installed with another plugin or skill: " + file);
        }
    }

    /** Whether a file may be run is all that git and archives keep of its mode. */
    private void modes(List<String> written) {
        for (String path : written) {
            Path before = source.root().resolve(path);
            if (Files.isRegularFile(before) && Files.isExecutable(before) != Files.isExecutable(out.resolve(path))) {
                add(Finding.Check.FILES, path, "the file's mode was changed in the output");
            }
        }
    }

    private void links(Map<String, String> before, Map<String, String> now) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            if (!Objects.equals(before.get(path), now.get(path))) {
                add(Finding.Check.FILES, path, "the link leads elsewhere, or is missing");
            }
        }
    }

    /** Texts in one file must read there as they do apart. */
    private void joined(Map<ModuleId, ManifestModule> known, Homes homes) {
        for (ManifestModule module : known.values()) {
            List<ModuleId> members = homes.members(module.id());
            Optional<byte[]> file = members.size() > 1 ? read(out, module.id().path()) : Optional.empty();
            if (file.isPresent()) {
                List<byte[]> parts = new ArrayList<>();
                for (ModuleId member : members) {
                    parts.add(Objects.requireNonNull(known.get(member)).part(file.get()));
                }
                if (!Meaning.readAsApart(file.get(), parts)) {
                    add(
                            Finding.Check.MEANING,
                            module.id().path(),
                            "its texts read differently where one follows the other");
                }
            }
        }
    }

    private void graph(Map<ModuleId, ManifestModule> known, Homes homes, ReadOptions options, TaskExecutor executor) {
        Framework output = FrameworkReader.read(out, options, text -> view(text, known, homes), executor);
        found.addAll(GraphComparison.compare(rest.graph(), output.graph(), homes));
    }

    private SourceText view(SourceText text, Map<ModuleId, ManifestModule> known, Homes homes) {
        List<ModuleId> members = homes.members(text.id());
        ByteArrayOutputStream view = new ByteArrayOutputStream(text.length());
        for (ModuleId id : members) {
            ManifestModule module = known.get(id);
            if (module == null) {
                return text;
            }
            view.writeBytes(verifier.inSourceNotation(module, module.part(text.utf8())));
        }
        return SourceText.ofUtf8(text.id(), view.toByteArray());
    }

    private Optional<ContentHash> hash(Path root, String path) {
        Path file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(ContentHash.ofFile(file)) : Optional.empty();
        } catch (IOException e) {
            add(Finding.Check.FILES, path, "the file cannot be read: " + OutputFolder.reason(e));
            return Optional.empty();
        }
    }

    private Optional<byte[]> read(Path root, String path) {
        Path file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException e) {
            add(Finding.Check.FILES, path, "the file cannot be read: " + OutputFolder.reason(e));
            return Optional.empty();
        }
    }

    private void add(Finding.Check check, String path, String message) {
        found.add(new Finding(check, path, 1, message));
    }
}
