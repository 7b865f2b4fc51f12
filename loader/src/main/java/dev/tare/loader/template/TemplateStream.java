package dev.tare.loader.template;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;

/** A template whose text is read in pieces each time it is rendered, so that it is never in memory as a whole. */
public final class TemplateStream {

    private static final int BUFFER = 16 << 10;

    private final TemplateIndex index;
    private final List<Template> partials;
    private final Source source;

    /** Opens the text anew. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** @param partials those that the index names, in its order */
    public TemplateStream(TemplateIndex index, List<Template> partials, Source source) {
        this.index = index;
        this.partials = List.copyOf(partials);
        this.source = source;
    }

    /** Returns one of a template that is in memory. */
    public static TemplateStream of(Template template) {
        byte[] text = template.mustache();
        return new TemplateStream(template.index(), template.partials(), () -> new ByteArrayInputStream(text));
    }

    /** Returns the same, whose text is opened by what this makes of its source. */
    public TemplateStream from(UnaryOperator<Source> opening) {
        return new TemplateStream(index, partials, opening.apply(source));
    }

    /**
     * Writes the text with values in its slots.
     *
     * @throws MissingValueException when a named value is missing
     * @throws IOException when the text cannot be read, or ends too early
     */
    public void render(Values values, OutputStream out) throws IOException {
        try (InputStream in = source.open()) {
            write(index, partials, in, values, new byte[BUFFER], out);
            // What checks the text as it is read has to see its end.
            if (in.read() >= 0) {
                throw new IOException("a text is longer than told");
            }
        }
    }

    /** Partials are written in pieces too: with large values they are larger than what whoever takes the pieces allows. */
    private static void write(
            TemplateIndex index,
            List<Template> partials,
            InputStream in,
            Values values,
            byte[] buffer,
            OutputStream out)
            throws IOException {
        Conditions conditions = new Conditions(values);
        in.skipNBytes(index.headBytes());
        for (int i = 0; i < index.segments(); i++) {
            if (conditions.hold()) {
                copy(in, index.literalBytes(i), buffer, out);
            } else {
                in.skipNBytes(index.literalBytes(i));
            }
            if (index.slot(i) >= 0 && conditions.holdFor(index.slots().get(index.slot(i)))) {
                out.write(values.of(index.slots().get(index.slot(i))));
            } else if (index.partial(i) >= 0 && conditions.hold()) {
                Template partial = partials.get(index.partial(i));
                InputStream text = new ByteArrayInputStream(partial.text());
                write(partial.index(), partial.partials(), text, index.values(i, values), buffer, out);
            }
            in.skipNBytes(index.useBytes(i));
        }
    }

    private static void copy(InputStream in, int bytes, byte[] buffer, OutputStream out) throws IOException {
        for (int rest = bytes; rest > 0; ) {
            int read = in.read(buffer, 0, Math.min(rest, buffer.length));
            if (read < 0) {
                throw new EOFException("a text is shorter than told");
            }
            out.write(buffer, 0, read);
            rest -= read;
        }
    }
}
