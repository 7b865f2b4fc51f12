package dev.tare.optimizer.pass;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What text passes have made of modules, by the hash of all that a rewrite depends on. A module that is the same as at the last
 * build is not gone over again. Whoever keeps the bytes of a memo must see to it that they come back undamaged, and to the same
 * passes: what it holds is believed here, and proven with the output like everything else. Used by several threads.
 */
public final class RewriteMemo {

    /** The largest memo that is written or read, in bytes. */
    public static final int MOST_BYTES = 64 << 20;

    /** No text is longer, see the limits of reading; so a damaged number asks for no more memory than that. */
    private static final int MOST_EDITS = 1 << 24;

    private final Map<String, byte[]> known;
    private final Map<String, byte[]> used = new ConcurrentHashMap<>();

    private RewriteMemo(Map<String, byte[]> known) {
        this.known = known;
    }

    /** Returns a memo that knows nothing yet. */
    public static RewriteMemo empty() {
        return new RewriteMemo(Map.of());
    }

    /** Returns a memo that knows what this one was asked for or told: what the build before last needed is forgotten. */
    public RewriteMemo next() {
        return new RewriteMemo(Map.copyOf(used));
    }

    /** Returns what was done to a module of this key, if it is known. */
    Optional<List<PassStep>> find(String key, List<TextPass> passes) {
        byte[] entry = used.getOrDefault(key, known.get(key));
        if (entry == null) {
            return Optional.empty();
        }
        List<PassStep> steps = decode(entry, passes);
        used.put(key, entry);
        return Optional.of(steps);
    }

    void put(String key, List<PassStep> steps) {
        used.put(key, encode(steps));
    }

    /** Returns how many rewrites it knows. */
    public int size() {
        return known.size();
    }

    /** Returns what {@link #next()} would know, in a fixed order. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Map<String, byte[]> sorted = new TreeMap<>(used);
            out.writeInt(sorted.size());
            for (Map.Entry<String, byte[]> entry : sorted.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the memo that {@link #toBytes()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are none
     */
    public static RewriteMemo of(byte[] bytes) {
        Map<String, byte[]> known = new ConcurrentHashMap<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                String key = in.readUTF();
                known.put(key, in.readNBytes(in.readInt()));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a memo", e);
        }
        return new RewriteMemo(known);
    }

    /**
     * Returns the key of a module: everything that its rewrite depends on, but for the program itself.
     *
     * @param encoding in which edits are priced
     */
    static String key(PassText text, int tokens, List<TextPass> passes, String encoding) {
        StringBuilder key = new StringBuilder(256);
        key.append(encoding).append('\n');
        for (TextPass pass : passes) {
            key.append(pass.getClass().getName())
                    .append(' ')
                    .append(pass.name())
                    .append(' ')
                    .append(pass instanceof UserPass user ? user.identity() : "")
                    .append('\n');
        }
        key.append(text.source().id().path()).append('\n').append(text.kind()).append('\n');
        key.append(text.commentsStripped()).append(' ').append(tokens).append('\n');
        text.protectedPlaces().describe(key);
        key.append(text.source().hash().hex());
        return ContentHash.of(key.toString()).hex();
    }

    /** Tells whether it is known what the passes do: by the program's version where they come with Tare, else by their hash. */
    static boolean covers(List<TextPass> passes) {
        for (TextPass pass : passes) {
            boolean known = pass instanceof UserPass user
                    ? !user.identity().isEmpty()
                    : pass.getClass().getName().startsWith("dev.tare.optimizer.");
            if (!known) {
                return false;
            }
        }
        return !passes.isEmpty();
    }

    private static byte[] encode(List<PassStep> steps) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(steps.size());
            for (PassStep step : steps) {
                out.writeUTF(step.pass().name());
                out.writeInt(step.tokens());
                Edits edits = step.edits();
                out.writeInt(edits.size());
                int at = 0;
                for (int i = 0; i < edits.size(); i++) {
                    out.writeInt(edits.start(i) - at);
                    out.writeInt(edits.end(i) - edits.start(i));
                    out.writeInt(edits.replacement(i).length);
                    out.write(edits.replacement(i));
                    at = edits.end(i);
                }
                out.writeInt(step.places().size());
                for (Span place : step.places()) {
                    out.writeInt(place.start());
                    out.writeInt(place.end());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<PassStep> decode(byte[] entry, List<TextPass> passes) {
        List<PassStep> steps = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry))) {
            int size = in.readByte();
            for (int i = 0; i < size; i++) {
                TextPass pass = pass(in.readUTF(), passes);
                int tokens = in.readInt();
                Edits edits = edits(in);
                int placeCount = checked(in.readInt());
                List<Span> places = new ArrayList<>();
                for (int j = 0; j < placeCount; j++) {
                    places.add(new Span(in.readInt(), in.readInt()));
                }
                steps.add(new PassStep(pass, edits, places, tokens));
            }
        } catch (IOException e) {
            throw new IllegalStateException("a memo was not checked before it was read", e);
        }
        return steps;
    }

    private static Edits edits(DataInputStream in) throws IOException {
        Edits.Builder edits = new Edits.Builder();
        int size = checked(in.readInt());
        int at = 0;
        for (int i = 0; i < size; i++) {
            int start = at + in.readInt();
            at = start + in.readInt();
            edits.replace(start, at, in.readNBytes(in.readInt()));
        }
        return edits.build();
    }

    private static int checked(int size) throws IOException {
        if (size < 0 || size > MOST_EDITS) {
            throw new IOException("a size of " + size);
        }
        return size;
    }

    private static TextPass pass(String name, List<TextPass> passes) throws IOException {
        for (TextPass pass : passes) {
            if (pass.name().equals(name)) {
                return pass;
            }
        }
        throw new IOException("no pass " + name);
    }
}
