package dev.tare.loader.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A compiled template: a Mustache text, and where in it literal text and tags stand, so that to render it is to join stretches of bytes and
 * values. Immutable, for any number of threads.
 */
public final class Template {

    private final TemplateIndex index;
    private final byte[] text;

    /**
     * @param text the Mustache text, UTF-8; not copied
     * @throws IllegalArgumentException when the index is not that of such a text
     */
    public Template(TemplateIndex index, byte[] text) {
        if (text.length != index.bytes()) {
            throw new IllegalArgumentException("a template of " + index.bytes() + " bytes has " + text.length);
        }
        this.index = index;
        this.text = text;
    }

    public TemplateIndex index() {
        return index;
    }

    /** Returns the Mustache text. */
    public byte[] mustache() {
        return text.clone();
    }

    /** Returns the tokens of all literal text: exact for each stretch, so that the sum is near what the whole has. */
    public int tokens() {
        return index.tokens();
    }

    /**
     * Writes the text with values in its slots. Values are never interpreted again.
     *
     * @throws MissingValueException when a named value is missing
     */
    public void render(Values values, ByteArrayOutputStream out) {
        List<TemplateSlot> slots = index.slots();
        int at = index.headBytes();
        for (int i = 0; i < index.segments(); i++) {
            out.write(text, at, index.literalBytes(i));
            at += index.literalBytes(i);
            int slot = index.slot(i);
            if (slot >= 0) {
                out.writeBytes(values.of(slots.get(slot)));
                at += index.tagBytes(slot);
            }
        }
    }

    /** Returns the text as it was compiled: every slot as it was written. */
    public byte[] asWritten() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        render(Values.AS_WRITTEN, out);
        return out.toByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that && index.equals(that.index) && Arrays.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
