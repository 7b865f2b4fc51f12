package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import dev.tare.optimizer.repeat.Pointer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One module after stretches of it were replaced: what is left, with stubs, and the parts.
 *
 * @param rest the module's text now
 * @param stubs what stands for what, in order of place
 * @param parts the texts of the parts, by their ids
 */
record SplitModule(SourceText rest, List<ManifestStub> stubs, Map<ModuleId, SourceText> parts) {

    /** A stretch of the source, and what comes in its place. */
    private record Replaced(String pass, Span span, String text, Origin origin) {

        byte[] utf8() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Splits a module; nothing when what is asked for cannot be made: stretches that overlap, or that are not whole blocks, items or
     * elements.
     *
     * @param moves what changes in it
     * @param counts the tokens of parts and modules, as stubs tell them
     */
    static Optional<SplitModule> of(SourceText source, Moves moves, PartPlaces where, TokenCounts counts) {
        List<Replaced> replaced = new ArrayList<>();
        Map<ModuleId, SourceText> parts = new TreeMap<>();
        List<Block> blocks = moves.asides().isEmpty() ? List.of() : BlockScanner.scan(source);
        for (PutAside aside : moves.asides()) {
            Optional<Runs> runs = Runs.of(source, blocks, aside.runs());
            if (runs.isEmpty()) {
                return Optional.empty();
            }
            PartText part = PartText.of(aside.part(), runs.get());
            parts.put(aside.part(), part.text());
            String path = where.written(aside.module(), aside.part());
            String stub = StubText.of(runs.get(), aside.reason(), path, counts.of(part.text()));
            for (int i = 0; i < aside.runs().size(); i++) {
                replaced.add(new Replaced(
                        aside.pass(),
                        aside.runs().get(i),
                        i == 0 ? stub : "",
                        new Origin.InPart(aside.part(), part.offsets().get(i))));
            }
        }
        for (LazyMention line : moves.lines()) {
            replaced.add(new Replaced(
                    line.pass(), line.place(), line.text(counts), new Origin.AsWritten(source.slice(line.place()))));
        }
        for (Drop drop : moves.drops()) {
            replaced.add(new Replaced(drop.pass(), drop.place(), drop.text(), new Origin.Dropped()));
        }
        for (Pointer pointer : moves.pointers()) {
            replaced.add(new Replaced(SharedRepeats.NAME, pointer.place(), pointer.text(), origin(pointer)));
        }
        replaced.sort(Comparator.comparing(Replaced::span));
        return joined(source, replaced, parts);
    }

    /** Returns where the words are that a pointer stands for, counted as a manifest does. */
    static Origin.InCopy origin(Pointer pointer) {
        int start = pointer.held().start();
        List<Origin.Swap> swaps = new ArrayList<>();
        for (Pointer.Swap swap : pointer.swaps()) {
            Span held = new Span(swap.held().start() - start, swap.held().end() - start);
            swaps.add(new Origin.Swap(held, swap.words()));
        }
        return new Origin.InCopy(pointer.holder(), start, swaps);
    }

    /** Returns how many bytes a pointer has. */
    static int length(Pointer pointer) {
        return pointer.text().getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<SplitModule> joined(
            SourceText source, List<Replaced> replaced, Map<ModuleId, SourceText> parts) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(source.length());
        List<ManifestStub> stubs = new ArrayList<>();
        int at = 0;
        for (Replaced one : replaced) {
            if (one.span().start() < at || one.span().length() == 0) {
                return Optional.empty();
            }
            rest.write(source.utf8(), at, one.span().start() - at);
            rest.writeBytes(one.utf8());
            stubs.add(new ManifestStub(one.pass(), one.span(), one.utf8().length, one.origin()));
            at = one.span().end();
        }
        rest.write(source.utf8(), at, source.length() - at);
        return Optional.of(new SplitModule(SourceText.ofUtf8(source.id(), rest.toByteArray()), stubs, parts));
    }
}
