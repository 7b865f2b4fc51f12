package dev.tare.core.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Writes one JSON document: UTF-8, two spaces of indent, LF, a line for each field and item, empty collections as
 * {@code {}} and {@code []}. The same calls give the same bytes on every platform. Not for use by several threads.
 *
 * <p>A failing target gives {@link UncheckedIOException}; calls in an order that makes no JSON give one too.
 */
public final class JsonWriter implements AutoCloseable {

    private final JsonGenerator json;

    private JsonWriter(JsonGenerator json, PrettyPrinter printer) {
        this.json = json.setPrettyPrinter(printer);
    }

    private static PrettyPrinter pretty() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("")
                .withRootSeparator("\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }

    /**
     * Returns a writer to a stream, flushed in the end but left open, that ends a line after each field of the document and each
     * item of its arrays, and writes what is inside these without any space.
     */
    public static JsonWriter linesTo(OutputStream target) {
        try {
            return new JsonWriter(factory().createGenerator(target, JsonEncoding.UTF8), new LinePrinter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a writer to a stream, which is flushed in the end but left open. */
    public static JsonWriter to(OutputStream target) {
        try {
            return new JsonWriter(factory().createGenerator(target, JsonEncoding.UTF8), pretty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a writer to characters, which are flushed in the end but left open. */
    public static JsonWriter to(Writer target) {
        try {
            return new JsonWriter(factory().createGenerator(target), pretty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                // Double.toString differs between Java versions.
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .build();
    }

    public JsonWriter beginObject() {
        try {
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public JsonWriter endObject() {
        try {
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public JsonWriter beginArray() {
        try {
            json.writeStartArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public JsonWriter endArray() {
        try {
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes the name of the next field. */
    public JsonWriter name(String name) {
        try {
            json.writeFieldName(wellFormed(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes a string; an unpaired surrogate becomes U+FFFD, for UTF-8 has no form of it. */
    public JsonWriter value(String value) {
        try {
            json.writeString(wellFormed(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public JsonWriter value(long value) {
        try {
            json.writeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes a number in the shortest form that reads back as the same; there is none for an infinite one or NaN. */
    public JsonWriter value(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("JSON has no number " + value);
        }
        try {
            json.writeNumber(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public JsonWriter value(boolean value) {
        try {
            json.writeBoolean(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public JsonWriter nullValue() {
        try {
            json.writeNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public JsonWriter field(String name, String value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, long value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, double value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, boolean value) {
        return name(name).value(value);
    }

    /** Writes a field that is an array of strings. */
    public JsonWriter field(String name, Iterable<String> values) {
        name(name).beginArray();
        for (String value : values) {
            value(value);
        }
        return endArray();
    }

    /** Writes the name of a field that is an object, and opens it. */
    public JsonWriter beginObject(String name) {
        return name(name).beginObject();
    }

    /** Writes the name of a field that is an array, and opens it. */
    public JsonWriter beginArray(String name) {
        return name(name).beginArray();
    }

    /** Ends the document with a line end and flushes the target. */
    @Override
    public void close() {
        try {
            json.writeRaw('\n');
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return replaceUnpaired(text);
                }
            }
        }
        return text;
    }

    private static String replaceUnpaired(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            replaced.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c);
        }
        return replaced.toString();
    }
}
