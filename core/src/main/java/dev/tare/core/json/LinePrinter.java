package dev.tare.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;

/** Breaks the lines of a document between the fields of the outermost object and between the items of the arrays in it. */
final class LinePrinter extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1L;

    private static final int DEEPEST = 2;

    private int depth;

    LinePrinter() {
        super("\n");
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        depth++;
        json.writeRaw('{');
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        endLine(json, depth < DEEPEST);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        json.writeRaw(',');
        endLine(json, depth < DEEPEST);
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        endLine(json, depth < DEEPEST);
        depth--;
        json.writeRaw('}');
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        depth++;
        json.writeRaw('[');
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        endLine(json, depth <= DEEPEST);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(',');
        endLine(json, depth <= DEEPEST);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        endLine(json, depth <= DEEPEST && values > 0);
        depth--;
        json.writeRaw(']');
    }

    private static void endLine(JsonGenerator json, boolean here) throws IOException {
        if (here) {
            json.writeRaw('\n');
        }
    }
}
