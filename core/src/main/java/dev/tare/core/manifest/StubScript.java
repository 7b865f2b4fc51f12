package dev.tare.core.manifest;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Writes the stubs of a module as a short string, in the numbers of {@link EditScript}: for each of them how far its stretch is from the end of the
 * one before, its length, that of what stands there, its pass as an index, and what its origin is. In a part: its index and the place in it.
 * As written: the index of its text. In a copy: the index of the holder's path among the texts, the place in it, how many words differ, and
 * four numbers for each of these.
 */
final class StubScript {

    private static final int IN_PART = 0;
    private static final int AS_WRITTEN = 1;
    private static final int IN_COPY = 2;
    private static final int DROPPED = 3;
    private static final int MOST_SWAPS = 1 << 16;

    private final List<String> passes;
    private final List<ManifestPart> parts;
    private final Map<ModuleId, Integer> partIndex = new HashMap<>();
    private final ToIntFunction<String> textIndex;
    private final List<byte[]> texts;

    private StubScript(
            List<String> passes, List<ManifestPart> parts, ToIntFunction<String> textIndex, List<byte[]> texts) {
        this.passes = passes;
        this.parts = parts;
        this.textIndex = textIndex;
        this.texts = texts;
        for (int i = 0; i < parts.size(); i++) {
            partIndex.put(parts.get(i).id(), i);
        }
    }

    /** For writing. */
    static StubScript of(List<String> passes, List<ManifestPart> parts, TextTable texts) {
        return new StubScript(passes, parts, texts::index, List.of());
    }

    /** For reading. */
    static StubScript of(List<String> passes, List<ManifestPart> parts, List<byte[]> texts) {
        return new StubScript(passes, parts, text -> -1, texts);
    }

    /** Returns the names of the passes that stubs of a manifest name, sorted. */
    static List<String> passes(Manifest manifest) {
        TreeSet<String> names = new TreeSet<>();
        for (ManifestModule module : manifest.modules()) {
            for (ManifestStub stub : module.stubs()) {
                names.add(stub.pass());
            }
        }
        return List.copyOf(names);
    }

    /** Returns the texts of the table that stubs name. */
    static List<String> texts(List<ManifestStub> stubs) {
        List<String> named = new ArrayList<>();
        for (ManifestStub stub : stubs) {
            if (stub.origin() instanceof Origin.AsWritten written) {
                named.add(written.mention());
            } else if (stub.origin() instanceof Origin.InCopy copy) {
                named.add(copy.holder().path());
            }
        }
        return named;
    }

    String write(List<ManifestStub> stubs) {
        StringBuilder script = new StringBuilder();
        int at = 0;
        for (ManifestStub stub : stubs) {
            number(script, stub.source().start() - at);
            number(script, stub.source().length());
            number(script, stub.length());
            number(script, passes.indexOf(stub.pass()));
            at = stub.source().end();
            if (stub.origin() instanceof Origin.InPart in) {
                Integer part = partIndex.get(in.part());
                number(script, IN_PART);
                number(script, part == null ? parts.size() : part);
                number(script, in.offset());
            } else if (stub.origin() instanceof Origin.AsWritten written) {
                number(script, AS_WRITTEN);
                number(script, textIndex.applyAsInt(written.mention()));
            } else if (stub.origin() instanceof Origin.InCopy copy) {
                number(script, IN_COPY);
                number(script, textIndex.applyAsInt(copy.holder().path()));
                number(script, copy.offset());
                swaps(script, copy.swaps());
            } else {
                number(script, DROPPED);
            }
        }
        return script.toString();
    }

    private static void swaps(StringBuilder script, List<Origin.Swap> swaps) {
        number(script, swaps.size());
        int at = 0;
        for (Origin.Swap swap : swaps) {
            number(script, swap.holder().start() - at);
            number(script, swap.holder().length());
            number(script, swap.stub().start());
            number(script, swap.stub().length());
            at = swap.holder().end();
        }
    }

    private static void number(StringBuilder script, int number) {
        EditScript.writeNumber(script, number);
    }

    /**
     * Reads the stubs of a module.
     *
     * @throws IllegalArgumentException when they are none of ours
     */
    List<ManifestStub> read(String script) {
        List<ManifestStub> stubs = new ArrayList<>();
        EditScript.Numbers numbers = new EditScript.Numbers(script);
        int at = 0;
        while (numbers.hasNext()) {
            int start = Math.addExact(at, numbers.next());
            at = Math.addExact(start, numbers.next());
            int length = numbers.next();
            String pass = entry(passes, numbers.next(), "pass");
            stubs.add(new ManifestStub(pass, new Span(start, at), length, origin(numbers)));
        }
        return stubs;
    }

    private Origin origin(EditScript.Numbers numbers) {
        int kind = numbers.next();
        return switch (kind) {
            case IN_PART ->
                new Origin.InPart(entry(parts, numbers.next(), "part").id(), numbers.next());
            case AS_WRITTEN -> new Origin.AsWritten(text(numbers.next()));
            case IN_COPY -> new Origin.InCopy(ManifestReader.id(text(numbers.next())), numbers.next(), swaps(numbers));
            case DROPPED -> new Origin.Dropped();
            default -> throw new IllegalArgumentException("the manifest has no origin of kind " + kind);
        };
    }

    private static List<Origin.Swap> swaps(EditScript.Numbers numbers) {
        int size = numbers.next();
        if (size > MOST_SWAPS) {
            throw new IllegalArgumentException("the manifest names " + size + " words that differ");
        }
        List<Origin.Swap> swaps = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < size; i++) {
            int start = Math.addExact(at, numbers.next());
            at = Math.addExact(start, numbers.next());
            int words = numbers.next();
            swaps.add(new Origin.Swap(new Span(start, at), new Span(words, Math.addExact(words, numbers.next()))));
        }
        return swaps;
    }

    private String text(int index) {
        return new String(entry(texts, index, "text"), StandardCharsets.UTF_8);
    }

    private static <T> T entry(List<T> table, int index, String what) {
        if (index >= table.size()) {
            throw new IllegalArgumentException("the manifest has no " + what + " of index " + index);
        }
        return table.get(index);
    }
}
