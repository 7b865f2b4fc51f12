package dev.tare.optimizer;

import dev.tare.core.manifest.Home;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.Edits;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.PassStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives each block of a source module its one fate. The tokens of a module's blocks add up to the module's, before and after. */
public final class FateLedger {

    private FateLedger() {}

    /**
     * Returns the fates of a module's blocks, in order; together they cover the module.
     *
     * @param source the text as it was read
     * @param steps what the passes did to it
     */
    public static List<BlockFate> of(SourceText source, List<PassStep> steps, TokenCounter counter) {
        Edits all = Edits.NONE;
        for (PassStep step : steps) {
            all = all.then(step.edits());
        }
        return of(source, all, List.of(), 0, Optional.empty(), counter);
    }

    /**
     * Returns the fates of the blocks of one module of an outcome. What stands in another file is told with its place there; what
     * another copy stands for is shared, and has no tokens of its own any more; what was put aside is told with the stub that stands
     * for it, if that stands there.
     */
    public static List<BlockFate> of(PromptModule module, Optimized optimized, TokenCounter counter) {
        Home home = optimized.homes().get(module.id());
        List<ManifestStub> stubs = optimized.deferred().stubs(module.id());
        Edits edits = optimized.edits(module.id());
        if (home == null) {
            return of(module.source(), edits, stubs, 0, Optional.empty(), counter);
        }
        SourceText file = optimized.graph().module(home.file()).orElseThrow().source();
        if (home.span().length() > 0 && optimized.tokensAfter(module.id()) > 0) {
            return of(module.source(), edits, stubs, home.span().start(), Optional.of(file), counter);
        }
        List<BlockFate> shared = new ArrayList<>();
        for (BlockFate fate : of(module.source(), List.of(), counter)) {
            shared.add(new BlockFate(fate.source(), new Span(0, 0), Fate.SHARED, fate.tokensBefore(), 0));
        }
        return shared;
    }

    private static List<BlockFate> of(
            SourceText source,
            Edits all,
            List<ManifestStub> stubs,
            int shift,
            Optional<SourceText> file,
            TokenCounter counter) {
        List<Block> blocks = BlockScanner.scan(source);
        int count = Math.max(1, blocks.size());
        int[] cuts = new int[count + 1];
        for (int i = 1; i < count; i++) {
            cuts[i] = blocks.get(i).span().start();
        }
        cuts[count] = source.length();
        int[] before = counter.countBetween(source, cuts);
        byte[] own = all.apply(source.utf8());
        SourceText output = file.isPresent() ? file.get() : SourceText.ofUtf8(source.id(), own);
        int[] newCuts = new int[count + 1];
        newCuts[0] = shift;
        for (int i = 1; i < count; i++) {
            newCuts[i] = shift + all.map(cuts[i]);
        }
        newCuts[count] = shift + own.length;
        int[] after = counter.countBetween(output, newCuts);
        List<BlockFate> fates = new ArrayList<>(count);
        int edit = 0;
        int stub = 0;
        for (int i = 0; i < count; i++) {
            Span span = new Span(cuts[i], cuts[i + 1]);
            Span left = new Span(newCuts[i], newCuts[i + 1]);
            while (edit < all.size() && all.end(edit) <= span.start() && all.start(edit) < span.start()) {
                edit++;
            }
            while (stub < stubs.size() && stubs.get(stub).source().end() <= span.start()) {
                stub++;
            }
            boolean touched = edit < all.size() && all.start(edit) < span.end();
            boolean putAside = stub < stubs.size() && stubs.get(stub).source().start() < span.end();
            Fate fate = putAside
                    ? fate(stubs, stub, span.end())
                    : !touched ? Fate.KEPT : isGone(output, left) ? Fate.INERT : Fate.REWRITTEN;
            fates.add(new BlockFate(span, left, fate, before[i], after[i]));
        }
        return fates;
    }

    /** Returns the fate of a block of the source by what stands for stretches of it; nothing where no stub does. */
    public static Optional<Fate> of(List<ManifestStub> stubs, Span block) {
        int first = 0;
        while (first < stubs.size() && stubs.get(first).source().end() <= block.start()) {
            first++;
        }
        return first < stubs.size() && stubs.get(first).source().start() < block.end()
                ? Optional.of(fate(stubs, first, block.end()))
                : Optional.empty();
    }

    /** Returns the fate of a block in which stretches lie; what is lost outweighs what is elsewhere. */
    private static Fate fate(List<ManifestStub> stubs, int first, int end) {
        for (int i = first; i < stubs.size() && stubs.get(i).source().start() < end; i++) {
            if (stubs.get(i).origin() instanceof Origin.Dropped) {
                return Fate.DROPPED;
            }
        }
        for (int i = first; i < stubs.size() && stubs.get(i).source().start() < end; i++) {
            Origin origin = stubs.get(i).origin();
            if (origin instanceof Origin.InCopy) {
                return Fate.SHARED;
            }
            if (!(origin instanceof Origin.AsWritten written) || written.isAttached()) {
                return Fate.DEFERRED;
            }
        }
        // Only the paths of links changed.
        return Fate.REWRITTEN;
    }

    private static boolean isGone(SourceText output, Span left) {
        for (int i = left.start(); i < left.end(); i++) {
            if (output.utf8()[i] > ' ' || output.utf8()[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
