package dev.tare.bundler.explain;

import dev.tare.bundler.build.FlatOutput;
import dev.tare.bundler.explain.ExplainReport.BlockStory;
import dev.tare.bundler.explain.ExplainReport.LineStory;
import dev.tare.bundler.explain.ExplainReport.Lines;
import dev.tare.bundler.explain.ExplainReport.PassChange;
import dev.tare.bundler.explain.ExplainReport.Place;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.LineMap;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.Encoding;
import dev.tare.core.token.TokenCounter;
import dev.tare.core.token.TokenCounters;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.optimizer.BlockNames;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.FateLedger;
import dev.tare.optimizer.UndoSteps;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.defer.PutTogether;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.trace.ModuleTrace;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains an output from the output alone: its manifest holds the way back. */
public final class Explainer {

    private static final int START = 60;

    private final Path root;
    private final Manifest manifest;
    private final Parts parts;
    private final Map<String, Pass> passes = new HashMap<>();
    private final TokenCounter counter;

    private Explainer(Path root, Manifest manifest, UserPasses users) {
        this.root = root;
        this.manifest = manifest;
        this.parts = new Parts(manifest);
        for (Pass pass : users.known()) {
            passes.put(pass.name(), pass);
        }
        this.counter = TokenCounters.of(Encoding.of(manifest.encoding()).orElse(Encoding.O200K_BASE));
    }

    /**
     * Returns the story of a place.
     *
     * @param place {@code FILE}, {@code FILE:LINE} or {@code FILE:FIRST-LAST}
     * @param ofSource whether that is a place of the source
     * @throws NoSuchPlaceException when there is no such place
     * @throws OutputException when the folder is no output, or the file is not what was built
     */
    public static ExplainReport explain(Path output, String place, boolean ofSource)
            throws NoSuchPlaceException, OutputException {
        return explain(output, place, ofSource, UserPasses.NONE);
    }

    /**
     * Returns the story of a place.
     *
     * @param place {@code FILE}, {@code FILE:LINE} or {@code FILE:FIRST-LAST}
     * @param ofSource whether that is a place of the source
     * @param users passes that the output may have been built with, beside Tare's own
     * @throws NoSuchPlaceException when there is no such place
     * @throws OutputException when the folder is no output, or the file is not what was built
     */
    public static ExplainReport explain(Path output, String place, boolean ofSource, UserPasses users)
            throws NoSuchPlaceException, OutputException {
        Path file = output.resolve(Manifest.PATH);
        try {
            Manifest manifest = ManifestReader.read(Files.readAllBytes(file));
            if (FlatOutput.isFlat(manifest)) {
                throw new OutputException(
                        output + " is of the target flat, whose prompts hold one file in many places",
                        "the marks in a prompt name its files; explain these in an output of the target tree with"
                                + " --notation " + manifest.notation());
            }
            return new Explainer(output, manifest, users).explain(place, ofSource);
        } catch (IOException e) {
            throw new OutputException(
                    output + " has no manifest: " + OutputFolder.reason(e), "give a folder that tare build wrote");
        } catch (IllegalArgumentException e) {
            throw new OutputException(file + ": " + e.getMessage(), "build the output again");
        }
    }

    private ExplainReport explain(String place, boolean ofSource) throws NoSuchPlaceException, OutputException {
        OutputFiles files = new OutputFiles(root, manifest, ofSource);
        PlaceQuestion question = PlaceQuestion.of(place);
        String path = files.find(question.file());
        List<ManifestModule> modules = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            if ((ofSource ? module.id() : module.file()).path().equals(path)) {
                modules.add(module);
            }
        }
        boolean wholeFile = question.isWholeFile(place);
        Optional<ManifestModule> part = ofSource ? Optional.empty() : parts.at(path);
        if (part.isPresent()) {
            return ofPart(part.get(), question, wholeFile);
        }
        if (modules.isEmpty()) {
            return copied(path, question, wholeFile, ofSource);
        }
        return ofSource ? ofSource(modules.get(0), question, wholeFile) : ofOutput(modules, question, wholeFile);
    }

    private ExplainReport copied(String path, PlaceQuestion question, boolean wholeFile, boolean ofSource)
            throws NoSuchPlaceException, OutputException {
        if (!wholeFile) {
            lines(SourceText.ofUtf8(new ModuleId(path), bytes(path)), question, path);
        }
        return new ExplainReport(
                ofSource,
                path,
                path,
                true,
                manifest.encoding(),
                0,
                0,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    private ExplainReport ofSource(ManifestModule module, PlaceQuestion question, boolean wholeFile)
            throws NoSuchPlaceException, OutputException {
        byte[] file = bytes(module.file().path());
        ModuleTrace trace = trace(module, file);
        if (wholeFile) {
            return report(module, trace, file, true, Optional.empty());
        }
        Span lines = lines(trace.source(), question, module.id().path());
        Span asked = content(trace.source(), lines);
        Optional<ManifestModule> part = parts.holding(module, asked.start());
        if (part.isPresent()) {
            ModuleTrace aside = partTrace(part.get(), trace.source().utf8());
            return report(part.get(), aside, bytes(part.get().file().path()), true, Optional.of(aside.forth(asked)));
        }
        Optional<ManifestStub> pointer = Parts.pointer(module, asked);
        List<Span> places = new ArrayList<>(trace.forth(asked));
        if (pointer.isPresent()) {
            // Of a pointer no part stands for one of the lines.
            List<Span> whole = trace.forth(pointer.get().source());
            for (int i = 1; i < places.size(); i++) {
                Span own = places.get(i);
                Span all = whole.get(i);
                places.set(i, new Span(Math.min(own.start(), all.start()), Math.max(own.end(), all.end())));
            }
        }
        return held(report(module, trace, file, true, Optional.of(places)), pointer, asked);
    }

    /** Returns a report with where the words are in whose stead a pointer stands. */
    private ExplainReport held(ExplainReport report, Optional<ManifestStub> pointer, Span source)
            throws OutputException {
        if (pointer.isEmpty() || !(pointer.get().origin() instanceof Origin.InCopy copy)) {
            return report;
        }
        Span stretch = pointer.get().source();
        int first = copy.there(Math.max(source.start(), stretch.start()) - stretch.start());
        int last = copy.there(Math.min(source.end(), stretch.end()) - stretch.start() - 1);
        ManifestModule holder = parts.told(copy.holder());
        byte[] file = bytes(holder.file().path());
        ModuleTrace trace = trace(holder, file);
        List<Span> way = trace.forth(new Span(first, Math.max(first, last) + 1));
        Span place = wholeLines(trace.output(), way.get(way.size() - 1));
        int shift = SourceText.ofUtf8(holder.file(), file).lines().lineAt(Math.min(shift(holder), file.length)) - 1;
        return report.held(
                new Place(holder.file().path(), lines(trace.output(), place, shift), text(trace.output(), place)));
    }

    private ExplainReport ofOutput(List<ManifestModule> modules, PlaceQuestion question, boolean wholeFile)
            throws NoSuchPlaceException, OutputException {
        ManifestModule first = modules.get(0);
        byte[] file = bytes(first.file().path());
        SourceText text = SourceText.ofUtf8(first.file(), file);
        if (wholeFile) {
            return report(first, trace(first, file), file, false, Optional.empty());
        }
        Span asked = content(text, lines(text, question, first.file().path()));
        ManifestModule holder = holder(modules, asked.start());
        ModuleTrace trace = trace(holder, file);
        int shift = shift(holder);
        int length = trace.output().length();
        Span inPart = new Span(
                Math.max(0, Math.min(length, asked.start() - shift)),
                Math.max(0, Math.min(length, asked.end() - shift)));
        List<Span> places = trace.back(inPart);
        return held(
                report(holder, trace, file, false, Optional.of(places)),
                Parts.pointer(holder, places.get(0)),
                places.get(0));
    }

    private ExplainReport ofPart(ManifestModule part, PlaceQuestion question, boolean wholeFile)
            throws NoSuchPlaceException, OutputException {
        byte[] file = bytes(part.file().path());
        ManifestModule owner = parts.owner(part);
        ModuleTrace trace = partTrace(
                part, trace(owner, bytes(owner.file().path())).source().utf8());
        if (wholeFile) {
            return report(part, trace, file, false, Optional.empty());
        }
        SourceText text = SourceText.ofUtf8(part.file(), file);
        Span asked = content(text, lines(text, question, part.file().path()));
        return report(part, trace, file, false, Optional.of(trace.back(asked)));
    }

    /** Returns the way of a part from the source of its module. */
    private ModuleTrace partTrace(ManifestModule part, byte[] source) throws OutputException {
        try {
            return ModuleTrace.ofPart(
                    part, part.file(), source, bytes(part.file().path()), passes);
        } catch (IllegalArgumentException e) {
            throw changed(part, e.getMessage());
        }
    }

    private static OutputException changed(ManifestModule module, @Nullable String why) {
        return new OutputException(
                module.file().path() + " is not what was built, so nothing can be told about it"
                        + (why == null ? "" : ": " + why),
                "tare verify OUT DIR names the place");
    }

    /** Returns the module whose part of the file holds the place; the last that starts before it when none does. */
    private static ManifestModule holder(List<ManifestModule> modules, int offset) {
        ManifestModule nearest = modules.get(0);
        for (ManifestModule module : modules) {
            if (module.home().isEmpty() || module.home().get().span().contains(offset)) {
                return module;
            }
            if (module.home().get().span().start() <= offset
                    && module.home().get().span().start() > shift(nearest)) {
                nearest = module;
            }
        }
        return nearest;
    }

    /** Returns where the module's part of its file starts. */
    private static int shift(ManifestModule module) {
        return module.home().isPresent() ? module.home().get().span().start() : 0;
    }

    private ModuleTrace trace(ManifestModule module, byte[] file) throws OutputException {
        if (Parts.isDropped(module)) {
            throw new OutputException(
                    "lossy rules dropped text of " + module.id() + ", so its source is not in the output",
                    "build at level 3 to have it explained; the report of the build lists what was dropped");
        }
        ModuleTrace trace;
        try {
            trace = ModuleTrace.of(module, module.part(file), passes);
            if (!module.stubs().isEmpty()) {
                trace = trace.after(new PutTogether(manifest, this::rest).source(module.id()), module.stubs());
            }
        } catch (IllegalArgumentException e) {
            throw changed(module, e.getMessage());
        } catch (UncheckedIOException e) {
            throw changed(module, "a part cannot be read");
        }
        if (!ContentHash.of(trace.source().utf8()).equals(module.source())) {
            throw changed(module, null);
        }
        return trace;
    }

    /** Returns the text of a module or a part before passes over texts. */
    private byte[] rest(ModuleId id) {
        ManifestModule told = parts.told(id);
        try {
            return UndoSteps.undo(
                    told.part(Files.readAllBytes(root.resolve(told.file().path()))), told.steps(), passes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(String path) throws OutputException {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw new OutputException(path + " cannot be read: " + OutputFolder.reason(e), "build the output again");
        }
    }

    /** Returns the stretch of the lines that were asked for. */
    private static Span lines(SourceText text, PlaceQuestion question, String path) throws NoSuchPlaceException {
        LineMap lines = text.lines();
        int count = lines.count() - (lines.count() > 1 && lines.startOf(lines.count()) == text.length() ? 1 : 0);
        if (question.first() < 1 || question.last() > count) {
            int wrong = question.first() < 1 ? question.first() : question.last();
            throw new NoSuchPlaceException("there is no line " + wrong + " in " + path + ", which has "
                    + (count == 1 ? "1 line" : "lines 1 to " + count));
        }
        return new Span(
                lines.spanOf(question.first()).start(),
                lines.spanOf(question.last()).end());
    }

    /** Returns the stretch without white space at its ends; one byte of it when there is nothing else. */
    private static Span content(SourceText text, Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && isBlank(text.utf8()[start])) {
            start++;
        }
        while (end > start && isBlank(text.utf8()[end - 1])) {
            end--;
        }
        return start < end ? new Span(start, end) : new Span(span.start(), Math.min(span.end(), span.start() + 1));
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    private ExplainReport report(
            ManifestModule module, ModuleTrace trace, byte[] file, boolean ofSource, Optional<List<Span>> places) {
        List<PassChange> changes = new ArrayList<>();
        int tokens = module.tokens();
        int first = trace.passes().size() - module.steps().size();
        for (int i = 0; i < first; i++) {
            int after = counter.count(trace.texts().get(i + 1));
            changes.add(change(trace.passes().get(i), tokens, after));
            tokens = after;
        }
        for (int i = 0; i < module.steps().size(); i++) {
            int after = module.steps().get(i).tokens();
            changes.add(change(module.steps().get(i).pass(), tokens, after));
            tokens = after;
        }
        List<String> others = new ArrayList<>();
        for (ManifestModule other : manifest.modules()) {
            if (other.file().equals(module.file()) && !other.id().equals(module.id())) {
                others.add(other.id().path());
            }
        }
        Lines shift = new Lines(
                SourceText.ofUtf8(module.file(), file).lines().lineAt(Math.min(shift(module), file.length)), 0);
        List<Block> scanned = BlockScanner.scan(trace.source());
        List<Span> cut = cut(scanned, trace.source());
        List<BlockStory> all = blocks(module, trace, scanned, cut, shift.first() - 1);
        // A part has some of the module's blocks.
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!parts.isPart(module) || Parts.stub(module, cut.get(i)).isPresent()) {
                shown.add(i);
            }
        }
        return new ExplainReport(
                ofSource,
                module.id().path(),
                module.file().path(),
                false,
                manifest.encoding(),
                module.tokens(),
                tokens,
                changes,
                shown.stream().map(all::get).toList(),
                places.map(place -> story(trace, ofSource, place, cut, shown, shift.first() - 1)),
                others);
    }

    /** Returns the stretches of the blocks, the blank lines after each included, so that they cover the text. */
    private static List<Span> cut(List<Block> blocks, SourceText text) {
        List<Span> cut = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            int start = i == 0 ? 0 : blocks.get(i).span().start();
            int end = i + 1 < blocks.size() ? blocks.get(i + 1).span().start() : text.length();
            cut.add(new Span(start, end));
        }
        return cut;
    }

    private List<BlockStory> blocks(
            ManifestModule module, ModuleTrace trace, List<Block> scanned, List<Span> cut, int lineShift) {
        List<List<Span>> ways = new ArrayList<>();
        for (Span span : cut) {
            ways.add(trace.forth(span));
        }
        // Per text, how many tokens begin in each block.
        List<int[]> counts = new ArrayList<>();
        for (int stage = 0; stage < trace.texts().size(); stage++) {
            int[] cuts = new int[cut.size() + 1];
            for (int i = 1; i < cut.size(); i++) {
                cuts[i] = Math.max(cuts[i - 1], ways.get(i).get(stage).start());
            }
            cuts[cut.size()] = trace.texts().get(stage).length();
            counts.add(
                    cut.isEmpty()
                            ? new int[0]
                            : counter.countBetween(trace.texts().get(stage), cuts));
        }
        List<BlockStory> stories = new ArrayList<>();
        int last = trace.texts().size() - 1;
        for (int i = 0; i < cut.size(); i++) {
            List<PassChange> changes = new ArrayList<>();
            for (int stage = 0; stage < last; stage++) {
                if (differs(trace, stage, ways.get(i))) {
                    changes.add(change(trace.passes().get(stage), counts.get(stage)[i], counts.get(stage + 1)[i]));
                }
            }
            Span left = ways.get(i).get(last);
            boolean gone = isGone(trace.output(), left);
            boolean same = !differsInAll(trace, ways.get(i));
            Fate fate = FateLedger.of(module.stubs(), cut.get(i))
                    .orElse(
                            same
                                    ? Fate.KEPT
                                    : !gone ? Fate.REWRITTEN : module.home().isPresent() ? Fate.SHARED : Fate.INERT);
            Span block = scanned.get(i).span();
            stories.add(new BlockStory(
                    BlockNames.of(scanned.get(i)),
                    start(trace.source(), block),
                    fate.word(),
                    lines(trace.source(), block, 0),
                    gone ? new Lines(1, 0) : lines(trace.output(), content(trace.output(), left), lineShift),
                    counts.get(0)[i],
                    counts.get(last)[i],
                    changes));
        }
        return stories;
    }

    private LineStory story(
            ModuleTrace trace,
            boolean ofSource,
            List<Span> places,
            List<Span> cut,
            List<Integer> shown,
            int lineShift) {
        List<PassChange> changes = new ArrayList<>();
        for (int stage = 0; stage + 1 < places.size(); stage++) {
            Span before = withBlanks(trace.texts().get(stage), places.get(stage));
            Span after = withBlanks(trace.texts().get(stage + 1), places.get(stage + 1));
            if (!isSame(trace.texts().get(stage), before, trace.texts().get(stage + 1), after)) {
                changes.add(change(
                        trace.passes().get(stage),
                        tokens(trace.texts().get(stage), before),
                        tokens(trace.texts().get(stage + 1), after)));
            }
        }
        Span source = places.get(0);
        Span output = places.get(places.size() - 1);
        List<Integer> blocks = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Span block = cut.get(shown.get(i));
            if (block.overlaps(source) || block.contains(source.start())) {
                blocks.add(i);
            }
        }
        boolean gone = isGone(trace.output(), output) && !isGone(trace.source(), source);
        return new LineStory(
                lines(trace.source(), source, 0),
                text(trace.source(), wholeLines(trace.source(), source)),
                gone ? new Lines(1, 0) : lines(trace.output(), output, lineShift),
                gone
                        ? List.of()
                        : text(
                                trace.output(),
                                ofSource ? withBlanks(trace.output(), output) : wholeLines(trace.output(), output)),
                changes,
                blocks,
                Optional.empty());
    }

    private PassChange change(String name, long before, long after) {
        Pass pass = passes.get(name);
        return pass == null
                ? new PassChange(name, "", "", before, after)
                : new PassChange(name, pass.fidelity().word(), pass.group().word(), before, after);
    }

    private long tokens(SourceText text, Span span) {
        int[] cuts = {0, span.start(), span.end(), text.length()};
        return counter.countBetween(text, cuts)[1];
    }

    private static boolean differs(ModuleTrace trace, int stage, List<Span> way) {
        return !isSame(trace.texts().get(stage), way.get(stage), trace.texts().get(stage + 1), way.get(stage + 1));
    }

    private static boolean differsInAll(ModuleTrace trace, List<Span> way) {
        return !isSame(trace.source(), way.get(0), trace.output(), way.get(way.size() - 1));
    }

    private static boolean isSame(SourceText a, Span in, SourceText b, Span there) {
        return a.id().equals(b.id())
                && Arrays.equals(a.utf8(), in.start(), in.end(), b.utf8(), there.start(), there.end());
    }

    private static boolean isGone(SourceText text, Span left) {
        for (int i = left.start(); i < left.end(); i++) {
            if (!isBlank(text.utf8()[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the lines that the place is in, from their first byte to their line end. */
    private static Span wholeLines(SourceText text, Span place) {
        if (place.length() == 0) {
            return place;
        }
        LineMap lines = text.lines();
        return new Span(
                lines.spanOf(lines.lineAt(place.start())).start(),
                lines.spanOf(lines.lineAt(place.end() - 1)).end());
    }

    /** Returns the place with the white space that parts it from the ends of its lines, so that what passes do to that is seen. */
    private static Span withBlanks(SourceText text, Span place) {
        if (place.length() == 0) {
            return place;
        }
        Span whole = wholeLines(text, place);
        boolean first = isGone(text, new Span(whole.start(), place.start()));
        boolean last = isGone(text, new Span(place.end(), whole.end()));
        return new Span(first ? whole.start() : place.start(), last ? whole.end() : place.end());
    }

    private static Lines lines(SourceText text, Span place, int shift) {
        int first = text.lines().lineAt(place.start());
        int last = text.lines().lineAt(Math.max(place.start(), place.end() - 1));
        return new Lines(first + shift, last + shift);
    }

    private static List<String> text(SourceText text, Span place) {
        return text.slice(place).lines().toList();
    }

    private static String start(SourceText text, Span block) {
        String line = text.slice(block).strip().lines().findFirst().orElse("");
        return line.substring(0, Math.min(START, line.length()));
    }
}
