package dev.tare.core.text;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of one file as it lies on disk: well-formed UTF-8 bytes, a byte order mark included. Offsets everywhere are
 * offsets of bytes in the file, so that a span can be cut out and put back exactly. Immutable: the array is handed out for
 * scanning without a copy, and nobody may write to it.
 */
public final class SourceText {

    private final ModuleId id;
    private final byte[] utf8;

    /** Made at the first question for a line: most files are never asked. Benign race: every thread makes an equal one. */
    private volatile @Nullable LineMap lines;

    /** Made at the first question. Benign race: every thread makes an equal one. */
    private volatile @Nullable ContentHash hash;

    private SourceText(ModuleId id, byte[] utf8) {
        this.id = id;
        this.utf8 = utf8;
    }

    /** Returns the text of these bytes, which must be well-formed UTF-8 and must not be written to afterwards. */
    public static SourceText ofUtf8(ModuleId id, byte[] utf8) {
        return new SourceText(id, utf8);
    }

    /** Returns a text made from a string; an unpaired surrogate becomes {@code ?}. */
    public static SourceText of(ModuleId id, String text) {
        return new SourceText(id, text.getBytes(StandardCharsets.UTF_8));
    }

    public ModuleId id() {
        return id;
    }

    /** Returns the bytes themselves, for scanners. Read only. */
    public byte[] utf8() {
        return utf8;
    }

    /** Returns the length in bytes. */
    public int length() {
        return utf8.length;
    }

    /** Returns the offset at which the words start: 3 after a byte order mark, else 0. */
    public int bodyStart() {
        return utf8.length >= 3 && (utf8[0] & 0xff) == 0xEF && (utf8[1] & 0xff) == 0xBB && (utf8[2] & 0xff) == 0xBF
                ? 3
                : 0;
    }

    /** Returns the whole file as a span. */
    public Span span() {
        return new Span(0, utf8.length);
    }

    public String slice(Span span) {
        return slice(span.start(), span.end());
    }

    public String slice(int start, int end) {
        return new String(utf8, start, end - start, StandardCharsets.UTF_8);
    }

    /** Returns the place of the byte at the offset, from 0 to the length. No editor counts a byte order mark as a column. */
    public Position position(int offset) {
        Position position = lines().position(utf8, offset);
        boolean shifted = position.line() == 1 && offset > 0 && bodyStart() > 0;
        return shifted ? new Position(1, Math.max(1, position.column() - 1)) : position;
    }

    /** Returns the hash of the bytes, made on first use. */
    public ContentHash hash() {
        ContentHash known = hash;
        if (known == null) {
            known = ContentHash.of(utf8);
            hash = known;
        }
        return known;
    }

    /** Returns the line map, made on first use. */
    public LineMap lines() {
        LineMap map = lines;
        if (map == null) {
            map = LineMap.of(utf8);
            lines = map;
        }
        return map;
    }

    @Override
    public String toString() {
        return id + " (" + utf8.length + " bytes)";
    }
}
