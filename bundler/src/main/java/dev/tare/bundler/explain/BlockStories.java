package dev.tare.bundler.explain;

import dev.tare.bundler.explain.ExplainReport.BlockStory;
import dev.tare.bundler.explain.ExplainReport.Lines;
import dev.tare.bundler.explain.ExplainReport.PassChange;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.optimizer.BlockNames;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.FateLedger;
import dev.tare.optimizer.trace.ModuleTrace;
import java.util.ArrayList;
import java.util.List;

/** What became of each block of a module on its way to the output. */
final class BlockStories {

    /** How much of a block's first line is shown, in characters. */
    private static final int START = 60;

    private final ManifestModule module;
    private final ModuleTrace trace;
    private final List<Block> blocks;
    private final List<Span> cut;

    /** For each block, where it is in each of the trace's texts. */
    private final List<List<Span>> ways = new ArrayList<>();

    BlockStories(ManifestModule module, ModuleTrace trace) {
        this.module = module;
        this.trace = trace;
        this.blocks = BlockScanner.scan(trace.source());
        this.cut = cut(blocks, trace.source());
        for (Span span : cut) {
            ways.add(trace.forth(span));
        }
    }

    /** Returns how many blocks the module has. */
    int size() {
        return cut.size();
    }

    /** Returns the stretch of the source that the block has, the blank lines after it included: all of them cover the text. */
    Span span(int block) {
        return cut.get(block);
    }

    private static List<Span> cut(List<Block> blocks, SourceText text) {
        List<Span> cut = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            int start = i == 0 ? 0 : blocks.get(i).span().start();
            int end = i + 1 < blocks.size() ? blocks.get(i + 1).span().start() : text.length();
            cut.add(new Span(start, end));
        }
        return cut;
    }

    /**
     * Returns the story of every block.
     *
     * @param lineShift how many lines of the output's file stand before the module's part of it
     */
    List<BlockStory> tell(PassChanges changes, TokenCounter counter, int lineShift) {
        List<int[]> counts = counts(counter);
        List<BlockStory> stories = new ArrayList<>();
        for (int i = 0; i < cut.size(); i++) {
            stories.add(story(i, counts, changes, lineShift));
        }
        return stories;
    }

    /** Returns for each of the trace's texts how many tokens begin in each block. */
    private List<int[]> counts(TokenCounter counter) {
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
        return counts;
    }

    private BlockStory story(int i, List<int[]> counts, PassChanges passes, int lineShift) {
        int last = trace.texts().size() - 1;
        List<Span> way = ways.get(i);
        List<PassChange> changes = new ArrayList<>();
        for (int stage = 0; stage < last; stage++) {
            if (differs(way, stage, stage + 1)) {
                changes.add(passes.of(trace.passes().get(stage), counts.get(stage)[i], counts.get(stage + 1)[i]));
            }
        }
        Span block = blocks.get(i).span();
        Span left = way.get(last);
        boolean gone = TextSpans.isGone(trace.output(), left);
        return new BlockStory(
                BlockNames.of(blocks.get(i)),
                start(trace.source(), block),
                fate(i, gone).word(),
                TextSpans.lines(trace.source(), block, 0),
                gone
                        ? new Lines(1, 0)
                        : TextSpans.lines(trace.output(), TextSpans.content(trace.output(), left), lineShift),
                counts.get(0)[i],
                counts.get(last)[i],
                changes);
    }

    private Fate fate(int i, boolean gone) {
        Fate unmoved;
        if (!differs(ways.get(i), 0, trace.texts().size() - 1)) {
            unmoved = Fate.KEPT;
        } else if (!gone) {
            unmoved = Fate.REWRITTEN;
        } else {
            unmoved = module.home().isPresent() ? Fate.SHARED : Fate.INERT;
        }
        return FateLedger.of(module.stubs(), cut.get(i)).orElse(unmoved);
    }

    private boolean differs(List<Span> way, int before, int after) {
        return !TextSpans.isSame(
                trace.texts().get(before), way.get(before), trace.texts().get(after), way.get(after));
    }

    private static String start(SourceText text, Span block) {
        String line = text.slice(block).strip().lines().findFirst().orElse("");
        return line.substring(0, Math.min(START, line.length()));
    }
}
