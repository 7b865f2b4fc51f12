package dev.tare.bundler.explain;

import dev.tare.bundler.explain.ExplainReport.BlockStory;
import dev.tare.bundler.explain.ExplainReport.LineStory;
import dev.tare.bundler.explain.ExplainReport.Lines;
import dev.tare.bundler.explain.ExplainReport.PassChange;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.trace.ModuleTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The story of a module or a part whose way to the output is known: its passes, its blocks, and some of its lines. */
final class ModuleStory {

    private final Manifest manifest;
    private final Parts parts;
    private final PassChanges changes;
    private final TokenCounter counter;

    ModuleStory(Manifest manifest, Parts parts, PassChanges changes, TokenCounter counter) {
        this.manifest = manifest;
        this.parts = parts;
        this.changes = changes;
        this.counter = counter;
    }

    /**
     * Returns the story.
     *
     * @param file the bytes of the file of the output that holds the module
     * @param ofSource whether the question was about the source
     * @param places where the lines that were asked for are in each of the trace's texts; empty when the whole file was
     */
    ExplainReport tell(
            ManifestModule module, ModuleTrace trace, byte[] file, boolean ofSource, Optional<List<Span>> places) {
        List<PassChange> ofModule = changes.ofModule(module, trace);
        int lineShift = linesBefore(module, file);
        BlockStories blocks = new BlockStories(module, trace);
        List<BlockStory> all = blocks.tell(changes, counter, lineShift);
        // A part has some of the module's blocks.
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!parts.isPart(module) || Parts.stub(module, blocks.span(i)).isPresent()) {
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
                ofModule.isEmpty()
                        ? module.tokens()
                        : ofModule.get(ofModule.size() - 1).tokensAfter(),
                ofModule,
                shown.stream().map(all::get).toList(),
                places.map(place -> lines(trace, ofSource, place, blocks, shown, lineShift)),
                others(module));
    }

    /** Returns how many lines of the file stand before the module's part of it. */
    static int linesBefore(ManifestModule module, byte[] file) {
        int offset = Math.min(module.offset(), file.length);
        return SourceText.ofUtf8(module.file(), file).lines().lineAt(offset) - 1;
    }

    /** Returns the other modules of the source that stand in the same file of the output. */
    private List<String> others(ManifestModule module) {
        List<String> others = new ArrayList<>();
        for (ManifestModule other : manifest.modules()) {
            if (other.file().equals(module.file()) && !other.id().equals(module.id())) {
                others.add(other.id().path());
            }
        }
        return others;
    }

    private LineStory lines(
            ModuleTrace trace,
            boolean ofSource,
            List<Span> places,
            BlockStories all,
            List<Integer> shown,
            int lineShift) {
        Span source = places.get(0);
        Span output = places.get(places.size() - 1);
        List<Integer> blocks = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Span block = all.span(shown.get(i));
            if (block.overlaps(source) || block.contains(source.start())) {
                blocks.add(i);
            }
        }
        SourceText before = trace.source();
        SourceText after = trace.output();
        boolean gone = TextSpans.isGone(after, output) && !TextSpans.isGone(before, source);
        Span shownOutput = ofSource ? TextSpans.withBlanks(after, output) : TextSpans.wholeLines(after, output);
        return new LineStory(
                TextSpans.lines(before, source, 0),
                TextSpans.text(before, TextSpans.wholeLines(before, source)),
                gone ? new Lines(1, 0) : TextSpans.lines(after, output, lineShift),
                gone ? List.of() : TextSpans.text(after, shownOutput),
                changes.ofPlace(trace, places),
                blocks,
                Optional.empty());
    }
}
