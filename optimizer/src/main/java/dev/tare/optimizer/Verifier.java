package dev.tare.optimizer;

import dev.tare.core.manifest.ChangedTextException;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.optimizer.markdown.TableHeads;
import dev.tare.optimizer.meaning.Meaning;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.ReversiblePass;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.structure.GraphPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Proves, module by module, that an output still holds its source: undoing what the passes did must give the source to the byte,
 * and what the manifest adds to that must be layout or inert. Where that fails, the block is named.
 */
public final class Verifier {

    private static final long LEAST_BYTES = 4096;

    private final Map<String, Pass> passes = new HashMap<>();

    /**
     * @param passes all passes that an output may name
     */
    public Verifier(List<Pass> passes) {
        for (Pass pass : passes) {
            this.passes.put(pass.name(), pass);
        }
    }

    /**
     * Returns what is wrong with one module.
     *
     * @param output gives the text that an output holds of it
     * @param paths tells which paths may have been written anew
     */
    public List<Finding> verify(SourceText source, ManifestModule module, EmittedText output, CitedPaths paths) {
        return verify(source, module, output.of(module), paths);
    }

    /**
     * Returns what is wrong with one module.
     *
     * @param output the bytes of the file of the output that holds it, if that is there
     * @param paths tells which paths may have been written anew
     */
    public List<Finding> verify(SourceText source, ManifestModule module, Optional<byte[]> output, CitedPaths paths) {
        List<Finding> found = new ArrayList<>();
        if (!source.hash().equals(module.source())) {
            found.add(finding(Finding.Check.MANIFEST, source, 0, "the source has changed since the output was built"));
            return found;
        }
        if (output.isEmpty()) {
            found.add(finding(Finding.Check.CONSERVATION, source, 0, "the file is missing from the output"));
            return found;
        }
        Optional<Finding> missing = Optional.empty();
        for (ManifestStep step : module.steps()) {
            Pass pass = passes.get(step.pass());
            Optional<String> foreign = Residue.foreign(step, pass, paths);
            if (pass == null) {
                // What only moves layout is proven without its pass.
                missing = Optional.of(finding(Finding.Check.MANIFEST, source, 0, UndoSteps.missing(step.pass())));
                if (foreign.isPresent() || !step.places().isEmpty()) {
                    return List.of(missing.get());
                }
            } else if (foreign.isPresent()) {
                found.add(finding(
                        Finding.Check.RESIDUE,
                        source,
                        0,
                        "the manifest holds words and not only layout: '" + shortened(foreign.get()) + "'"));
            }
        }
        conservation(source, module, output.get()).ifPresent(found::add);
        if (found.isEmpty()) {
            Optional<Finding> differs = meaning(source, module, output.get());
            (differs.isPresent() ? missing.or(() -> differs) : differs).ifPresent(found::add);
        }
        return found;
    }

    /** Compares what the text passes made of a module: how merges led its references elsewhere is for the graph's comparison. */
    private Optional<Finding> meaning(SourceText source, ManifestModule module, byte[] output) {
        byte[] text = module.part(output);
        boolean turned = false;
        for (ManifestStep step : module.steps()) {
            turned |= isAnotherNotation(step);
        }
        for (int i = module.steps().size() - 1; i >= 0; i--) {
            ManifestStep step = module.steps().get(i);
            if (step.pass().equals(TableHeads.NAME)) {
                text = step.undo().apply(text);
                if (!Residue.isOfTableHeads(step) || !standBelowHeads(step, SourceText.ofUtf8(source.id(), text))) {
                    return Optional.of(finding(
                            Finding.Check.RESIDUE,
                            source,
                            0,
                            "the manifest puts in more than lines below the heads of tables"));
                }
                break;
            }
            if (!(passes.get(step.pass()) instanceof GraphPass)) {
                break;
            }
            if (turned && !step.undo().edits().isEmpty()) {
                // The graph is read from the text turned back: there the path would be the old one.
                return Optional.of(finding(
                        Finding.Check.RESIDUE, source, 0, "the manifest changes paths in a text of another notation"));
            }
            if (!Residue.isOfPathsAndTheEnd(step, text.length, module.home().isPresent())) {
                return Optional.of(finding(
                        Finding.Check.RESIDUE,
                        source,
                        0,
                        "the manifest changes layout where only paths may have changed"));
            }
            text = step.undo().apply(text);
        }
        return meaning(source, module.steps(), text);
    }

    /** Tells whether each line that a step put in is the second one of a table. */
    private static boolean standBelowHeads(ManifestStep step, SourceText text) {
        Set<Integer> places = new HashSet<>();
        for (Block block : BlockScanner.scan(text)) {
            if (block instanceof Block.Table) {
                places.add(
                        text.lines().startOf(text.position(block.span().start()).line() + 1));
            }
        }
        Edits edits = step.undo().edits();
        int shift = 0;
        for (int i = 0; i < edits.size(); i++) {
            if (!places.contains(edits.start(i) + shift)) {
                return false;
            }
            shift += edits.replacement(i).length;
        }
        return true;
    }

    private Optional<Finding> meaning(SourceText source, List<ManifestStep> steps, byte[] output) {
        List<UnaryOperator<byte[]>> inverses = new ArrayList<>();
        for (ManifestStep step : steps) {
            if (passes.get(step.pass()) instanceof ReversiblePass pass) {
                inverses.add(pass::turnBack);
            }
        }
        return new Meaning(inverses)
                .difference(source, output)
                .map(difference -> difference.comparable()
                        ? damaged(
                                Finding.Check.MEANING, source, difference.offset(), "the output renders differently in")
                        : finding(
                                Finding.Check.MEANING,
                                source,
                                0,
                                "too long or too deep to be compared as what it renders to"));
    }

    private Optional<Finding> conservation(SourceText source, ManifestModule module, byte[] output) {
        byte[] restored;
        try {
            restored = UndoSteps.undo(module.part(output), module.steps(), passes);
        } catch (ChangedTextException e) {
            return Optional.of(finding(
                    Finding.Check.CONSERVATION,
                    source,
                    near(source, module, e.offset()),
                    "the layout was changed near"));
        } catch (IllegalArgumentException e) {
            return Optional.of(finding(
                    Finding.Check.CONSERVATION, source, 0, "the output cannot be turned back: " + e.getMessage()));
        }
        int differs = Arrays.mismatch(source.utf8(), restored);
        return differs < 0
                ? Optional.empty()
                : Optional.of(damaged(
                        Finding.Check.CONSERVATION,
                        source,
                        Math.min(differs, source.length()),
                        "the output says something else in"));
    }

    /** Returns about where in the source a place of the output is: later passes move what earlier ones wrote. */
    private static int near(SourceText source, ManifestModule module, int offset) {
        int at = offset;
        for (int i = module.steps().size() - 1; i >= 0; i--) {
            at = module.steps().get(i).undo().edits().map(at);
        }
        return Math.min(at, source.length());
    }

    /** Returns the text of a source as the output and the manifest give it. */
    public byte[] restore(ManifestModule module, byte[] output) {
        return UndoSteps.undo(module.part(output), module.steps(), passes);
    }

    /**
     * Returns a text of a module as it was before some of its last steps.
     *
     * @throws IllegalArgumentException when the text or the steps are not what was written
     */
    public byte[] undo(byte[] after, List<ManifestStep> steps) {
        return UndoSteps.undo(after, steps, passes);
    }

    /**
     * Returns the text of a module as a reader of the source's notation sees it: places in another notation turned back, all else
     * as it was written.
     *
     * @param output the part of the file that is the module's
     */
    public byte[] inSourceNotation(ManifestModule module, byte[] output) {
        for (int i = 0; i < module.steps().size(); i++) {
            if (isAnotherNotation(module.steps().get(i))) {
                return UndoSteps.undo(
                        output, module.steps().subList(i, module.steps().size()), passes);
            }
        }
        return output;
    }

    private static boolean isAnotherNotation(ManifestStep step) {
        return !step.places().isEmpty() || step.pass().equals(TableHeads.NAME);
    }

    private static Finding finding(Finding.Check check, SourceText source, int offset, String message) {
        return new Finding(check, source.id().path(), source.position(offset).line(), message);
    }

    /** Names the block of the source in which the output differs. */
    private static Finding damaged(Finding.Check check, SourceText source, int offset, String what) {
        String message = what + " this file";
        for (Block block : BlockScanner.scan(source)) {
            if (block.span().start() <= offset) {
                message = what + " this " + BlockNames.of(block) + ": '" + shortened(source.slice(block.span())) + "'";
            }
        }
        return finding(check, source, offset, message);
    }

    private static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }

    /**
     * Returns how many bytes a manifest may have beside a source of so many: a tenth, but at least 4 KiB. Where the modules are so tiny
     * that to name the files and their hashes, and what was put aside from where, takes more than that, it may have twice what it takes.
     */
    public static long mostBytes(Manifest manifest, long sourceBytes) {
        long tenth = Math.max(LEAST_BYTES, sourceBytes / 10);
        long names = ManifestWriter.write(manifest.withoutSteps()).length;
        return names > tenth ? 2 * names : tenth;
    }

    /** Returns the modules of a manifest by id. */
    public static Map<ModuleId, ManifestModule> byId(Manifest manifest) {
        Map<ModuleId, ManifestModule> modules = new HashMap<>();
        for (ManifestModule module : manifest.modules()) {
            modules.put(module.id(), module);
        }
        return modules;
    }
}
