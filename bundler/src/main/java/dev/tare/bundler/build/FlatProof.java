package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.CitedPaths;
import dev.tare.optimizer.GraphComparison;
import dev.tare.optimizer.Homes;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import dev.tare.templates.flat.FlatLimits;
import dev.tare.templates.flat.FlatPart;
import dev.tare.templates.flat.FlatPlan;
import dev.tare.templates.flat.FlatPrompt;
import dev.tare.templates.flat.FlatReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proves prompts for what they contain. What each must hold follows from the source; that it holds just this, file by file and in order, is read
 * from its marks; and each text is proven as a module of a tree is.
 */
final class FlatProof {

    private final Path out;
    private final Manifest manifest;
    private final Framework source;
    private final Verifier verifier;
    private final FlatOutput output;
    private final Map<ModuleId, ManifestModule> known;
    private final List<Finding> found = new ArrayList<>();

    private FlatProof(Path out, Manifest manifest, Framework source, Verifier verifier) {
        this.out = out;
        this.manifest = manifest;
        this.source = source;
        this.verifier = verifier;
        this.output = new FlatOutput(verifier);
        this.known = Verifier.byId(manifest);
    }

    /** Returns what the prompts lack or have too much; nothing when the proof holds. */
    static List<Finding> prove(
            Path out,
            Manifest manifest,
            long manifestBytes,
            Framework source,
            Verifier verifier,
            ReadOptions options,
            TaskExecutor executor) {
        FlatProof proof = new FlatProof(out, manifest, source, verifier);
        try {
            LinkedModules linked = LinkedModules.of(source);
            FlatPlan plan = FlatPlan.of(source, linked::target, FlatLimits.DEFAULT);
            proof.run(plan, manifestBytes, options, executor);
        } catch (OutputException e) {
            proof.add(Finding.Check.MANIFEST, Manifest.PATH, String.valueOf(e.getMessage()));
        }
        return proof.found;
    }

    private void run(FlatPlan plan, long manifestBytes, ReadOptions options, TaskExecutor executor) {
        manifest(plan, manifestBytes);
        for (FlatPrompt prompt : plan.prompts()) {
            prompt(prompt);
        }
        files(plan);
        texts(executor);
        if (found.isEmpty()) {
            hashes();
            graph(options, executor);
        }
    }

    private void manifest(FlatPlan plan, long manifestBytes) {
        long most = Verifier.mostBytes(manifest, Proof.sourceBytes(source));
        if (manifestBytes > most) {
            add(
                    Finding.Check.MANIFEST,
                    Manifest.PATH,
                    "has " + manifestBytes + " bytes, over the " + most + " that it may have beside its source");
        }
        Set<ModuleId> held = new TreeSet<>(plan.wholes());
        held.addAll(plan.inPart());
        for (ModuleId id : held) {
            ManifestModule told = known.get(id);
            if (told == null) {
                add(Finding.Check.MANIFEST, id.path(), "the manifest does not know the module");
            } else if (told.home().isPresent()) {
                add(Finding.Check.MANIFEST, id.path(), "the manifest says that another file holds the module");
            } else if (plan.inPart().contains(id)) {
                inPart(id, told);
            }
        }
        for (ManifestModule module : manifest.modules()) {
            if (!held.contains(module.id())) {
                add(Finding.Check.MANIFEST, module.id().path(), "no prompt of this source holds the module");
            }
        }
    }

    private void inPart(ModuleId id, ManifestModule told) {
        if (!source.graph().module(id).orElseThrow().source().hash().equals(told.source())) {
            add(Finding.Check.MANIFEST, id.path(), "the source has changed since the output was built");
        } else if (!told.steps().isEmpty()) {
            add(Finding.Check.RESIDUE, id.path(), "the manifest changes a module of which there are only sections");
        }
    }

    /** Holds the marks of a prompt against what it must hold, and keeps the texts between them. */
    private void prompt(FlatPrompt prompt) {
        Path file = out.resolve(prompt.file());
        byte[] bytes;
        try {
            if (!Files.isRegularFile(file)) {
                add(
                        Finding.Check.FILES,
                        prompt.file(),
                        "the prompt of " + prompt.entry().id() + " is missing");
                return;
            }
            if (Files.size(file) > 3 * FlatLimits.DEFAULT.bytes()) {
                add(Finding.Check.FILES, prompt.file(), "is longer than any prompt");
                return;
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            add(Finding.Check.FILES, prompt.file(), "the file cannot be read: " + OutputFolder.reason(e));
            return;
        }
        FlatReading reading = FlatReading.of(bytes);
        if (reading.fault().isPresent()) {
            found.add(new Finding(
                    Finding.Check.CONSERVATION,
                    prompt.file(),
                    reading.faultLine(),
                    reading.fault().get()));
        }
        order(prompt, reading);
        Map<String, FlatPart> byLabel = new HashMap<>();
        for (FlatPart part : prompt.parts()) {
            byLabel.put(part.label(), part);
        }
        for (FlatReading.Part part : reading.parts()) {
            FlatPart meant = byLabel.get(part.label());
            if (meant != null) {
                Span text = part.text();
                output.add(prompt, meant, Arrays.copyOfRange(bytes, text.start(), text.end()));
            }
        }
    }

    private void order(FlatPrompt prompt, FlatReading reading) {
        List<String> expected = new ArrayList<>();
        for (FlatPart part : prompt.parts()) {
            expected.add(part.label());
        }
        Set<String> all = new HashSet<>(expected);
        Set<String> there = new HashSet<>();
        List<String> order = new ArrayList<>();
        for (FlatReading.Part part : reading.parts()) {
            String wrong = !all.contains(part.label())
                    ? "the entry does not include '" + part.label() + "'"
                    : !there.add(part.label())
                            ? "'" + part.label() + "' is there twice"
                            : part.marked() ? "" : "the marks of '" + part.label() + "' are not those of its text";
            if (wrong.isEmpty()) {
                order.add(part.label());
            } else {
                found.add(new Finding(Finding.Check.CONSERVATION, prompt.file(), part.line(), wrong));
            }
        }
        for (String label : expected) {
            if (!there.contains(label)) {
                add(Finding.Check.CONSERVATION, prompt.file(), "'" + label + "' is missing");
            }
        }
        if (order.size() == expected.size() && !order.equals(expected)) {
            add(Finding.Check.CONSERVATION, prompt.file(), "its files are in another order");
        }
    }

    /** There are no files but the prompts, and the manifest names these. */
    private void files(FlatPlan plan) {
        Set<String> expected = new HashSet<>();
        for (FlatPrompt prompt : plan.prompts()) {
            expected.add(prompt.file());
        }
        Set<String> told = new HashSet<>();
        for (ManifestFile file : manifest.files()) {
            told.add(file.path());
            if (!expected.contains(file.path())) {
                add(Finding.Check.MANIFEST, file.path(), "no entry of the source has such a prompt");
            }
        }
        for (FlatPrompt prompt : plan.prompts()) {
            if (!told.contains(prompt.file())) {
                add(Finding.Check.MANIFEST, prompt.file(), "the manifest does not know the prompt");
            }
        }
        try {
            for (String path : TreeTarget.files(out)) {
                if (!expected.contains(path)) {
                    add(Finding.Check.FILES, path, "no entry has such a prompt");
                }
            }
            for (String path : TreeTarget.links(out).keySet()) {
                add(Finding.Check.FILES, path, "is a link, and no prompt");
            }
        } catch (IOException e) {
            add(Finding.Check.FILES, "", "the files cannot be read: " + OutputFolder.reason(e));
        }
    }

    private void texts(TaskExecutor executor) {
        Set<String> fileNames = CitedPaths.fileNames(source.graph());
        for (List<Finding> findings : executor.map(output.copies(), copy -> text(copy, fileNames))) {
            found.addAll(findings);
        }
    }

    private List<Finding> text(FlatOutput.Copy copy, Set<String> fileNames) {
        ModuleId id = copy.part().id();
        SourceText text = source.graph().module(id).orElseThrow().source();
        if (copy.part().section().isPresent()) {
            return section(copy, text, copy.part().section().get());
        }
        ManifestModule told = known.get(id);
        if (told == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : verifier.verify(
                text,
                told,
                module -> Optional.of(output.text(module, copy)),
                CitedPaths.of(source.graph(), id, fileNames))) {
            findings.add(new Finding(
                    finding.check(), finding.path(), finding.line(), finding.message() + ", in " + copy.prompt()));
        }
        return findings;
    }

    /** A section stands as in the source, but that the prompt ends its last line. */
    private static List<Finding> section(FlatOutput.Copy copy, SourceText source, Span section) {
        byte[] text = copy.text().utf8();
        boolean ended = section.length() == 0 || source.utf8()[section.end() - 1] == '\n';
        int length = text.length - (ended || text.length == 0 ? 0 : 1);
        int differs = Arrays.mismatch(source.utf8(), section.start(), section.end(), text, 0, length);
        return differs < 0
                ? List.of()
                : List.of(new Finding(
                        Finding.Check.CONSERVATION,
                        source.id().path(),
                        source.position(Math.min(section.start() + differs, section.end()))
                                .line(),
                        "the section '" + copy.part().label() + "' says something else, in " + copy.prompt()));
    }

    /** What holds to the byte has the hash that it was written with, unless the manifest lies. */
    private void hashes() {
        for (ManifestFile file : manifest.files()) {
            try {
                if (!ContentHash.ofFile(out.resolve(file.path())).equals(file.hash())) {
                    add(Finding.Check.MANIFEST, file.path(), "the manifest has the hash of another prompt");
                }
            } catch (IOException e) {
                add(Finding.Check.FILES, file.path(), "the file cannot be read: " + OutputFolder.reason(e));
            }
        }
    }

    /** With the texts of prompts in place of the source's, the framework refers to the same things in the same way. */
    private void graph(ReadOptions options, TaskExecutor executor) {
        Framework read = FrameworkReader.read(source.root(), options, this::view, executor);
        found.addAll(GraphComparison.compare(source.graph(), read.graph(), Homes.NONE));
    }

    private SourceText view(SourceText text) {
        ManifestModule module = known.get(text.id());
        Optional<byte[]> emitted = module == null ? Optional.empty() : output.of(module);
        return module == null || emitted.isEmpty()
                ? text
                : SourceText.ofUtf8(text.id(), verifier.inSourceNotation(module, emitted.get()));
    }

    private void add(Finding.Check check, String path, String message) {
        found.add(new Finding(check, path, 1, message));
    }
}
