package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ChangedTextException;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the texts of modules together again from what is left of them and from their parts. A stretch that stands in a copy is taken from
 * there, and a copy stands for itself: nothing is followed any further.
 */
public final class PutTogether {

    private final Map<ModuleId, ManifestModule> modules = new HashMap<>();
    private final Texts texts;

    /** Gives the text of a module or a part as it was before passes over texts. */
    @FunctionalInterface
    public interface Texts {

        /**
         * Returns the text.
         *
         * @throws IllegalArgumentException when there is none
         */
        byte[] of(ModuleId id);
    }

    public PutTogether(Manifest manifest, Texts texts) {
        for (ManifestModule module : manifest.modules()) {
            modules.put(module.id(), module);
        }
        this.texts = texts;
    }

    /**
     * Returns the source of a module; where text was dropped it has what stands there instead.
     *
     * @throws IllegalArgumentException when the texts and the manifest do not fit together
     */
    public byte[] source(ModuleId id) {
        return source(id, new Span(0, Integer.MAX_VALUE), true);
    }

    /**
     * Returns a stretch of a module's source.
     *
     * @param copies whether stretches that stand in a copy are looked up there
     */
    private byte[] source(ModuleId id, Span wanted, boolean copies) {
        ManifestModule module = modules.get(id);
        if (module == null) {
            throw new IllegalArgumentException("the manifest knows no module " + id);
        }
        byte[] rest = texts.of(id);
        Window window = new Window(wanted);
        int at = 0;
        int sourceAt = 0;
        for (ManifestStub stub : module.stubs()) {
            int kept = stub.source().start() - sourceAt;
            if (kept < 0 || at + kept + stub.length() > rest.length) {
                throw new ChangedTextException(Math.min(at, rest.length));
            }
            window.add(rest, at, kept);
            at += kept;
            if (stub.origin() instanceof Origin.Dropped) {
                dropped(window, stub, rest, at, copies);
            } else if (window.wants(stub.source().length())) {
                window.add(origin(stub, rest, at, copies));
            } else {
                window.pass(stub.source().length());
            }
            at += stub.length();
            sourceAt = stub.source().end();
        }
        window.add(rest, at, rest.length - at);
        return window.taken.toByteArray();
    }

    private byte[] origin(ManifestStub stub, byte[] rest, int at, boolean copies) {
        if (stub.origin() instanceof Origin.InPart in) {
            return slice(texts.of(in.part()), in.offset(), stub.source().length());
        }
        if (stub.origin() instanceof Origin.AsWritten written) {
            return written.mention().getBytes(StandardCharsets.UTF_8);
        }
        if (stub.origin() instanceof Origin.InCopy copy) {
            if (!copies) {
                throw new IllegalArgumentException("a copy in " + copy.holder() + " is itself only named there");
            }
            return swapped(stub, copy, rest, at);
        }
        throw new IllegalArgumentException("what was dropped is nowhere");
    }

    private static void dropped(Window window, ManifestStub stub, byte[] rest, int at, boolean whole) {
        if (whole) {
            window.put(rest, at, stub.length(), stub.source().length());
        } else if (window.wants(stub.source().length())) {
            throw new IllegalArgumentException("a copy was to stand where text was dropped");
        } else {
            window.pass(stub.source().length());
        }
    }

    private byte[] swapped(ManifestStub stub, Origin.InCopy copy, byte[] rest, int at) {
        int length = stub.source().length();
        for (Origin.Swap swap : copy.swaps()) {
            length += swap.holder().length() - swap.stub().length();
        }
        byte[] held = source(copy.holder(), new Span(copy.offset(), Math.addExact(copy.offset(), length)), false);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int from = 0;
        for (Origin.Swap swap : copy.swaps()) {
            text.writeBytes(slice(held, from, swap.holder().start() - from));
            text.writeBytes(slice(rest, at + swap.stub().start(), swap.stub().length()));
            from = swap.holder().end();
        }
        text.writeBytes(slice(held, from, held.length - from));
        return text.toByteArray();
    }

    private static byte[] slice(byte[] text, int start, int length) {
        if (start < 0 || length < 0 || start > text.length - length) {
            throw new ChangedTextException(Math.max(0, Math.min(start, text.length)));
        }
        return Arrays.copyOfRange(text, start, start + length);
    }

    /** Takes the bytes of a stretch out of those that go by. */
    private static final class Window {

        private final Span wanted;
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private long at;

        Window(Span wanted) {
            this.wanted = wanted;
        }

        boolean wants(int length) {
            return at < wanted.end() && at + length > wanted.start();
        }

        void pass(int length) {
            at += length;
        }

        /** Takes other bytes for a stretch, all of them. */
        void put(byte[] bytes, int from, int length, int stretch) {
            taken.write(bytes, from, length);
            at += stretch;
        }

        void add(byte[] bytes) {
            add(bytes, 0, bytes.length);
        }

        void add(byte[] bytes, int from, int length) {
            long start = Math.max(at, wanted.start());
            long end = Math.min(at + length, wanted.end());
            if (start < end) {
                taken.write(bytes, from + (int) (start - at), (int) (end - start));
            }
            at += length;
        }
    }
}
