package dev.tare.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void writesReadableJson() {
        assertThat(written(json -> json.beginObject()
                        .field("schemaVersion", 1)
                        .field("root", ".")
                        .field("exact", true)
                        .field("share", 0.125)
                        .field("dialects", List.of("claude-code", "cursor"))
                        .beginObject("totals")
                        .field("tokens", 473_496L)
                        .endObject()
                        .beginArray("entries")
                        .beginObject()
                        .name("none")
                        .nullValue()
                        .endObject()
                        .beginObject()
                        .endObject()
                        .endArray()
                        .beginArray("empty")
                        .endArray()
                        .endObject()))
                .isEqualTo("""
                        {
                          "schemaVersion": 1,
                          "root": ".",
                          "exact": true,
                          "share": 0.125,
                          "dialects": [
                            "claude-code",
                            "cursor"
                          ],
                          "totals": {
                            "tokens": 473496
                          },
                          "entries": [
                            {
                              "none": null
                            },
                            {}
                          ],
                          "empty": []
                        }
                        """);
    }

    @Test
    void writesAnyStringSoThatItReadsBack() throws IOException {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append((char) (random.nextInt(3) == 0 ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x3000)));
            }
            String json = written(w -> w.beginArray().value(text.toString()).endArray());
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                parser.nextToken();
                assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
                assertThat(parser.getText()).isEqualTo(replaced(text.toString()));
            }
        }
    }

    private static String replaced(String text) {
        StringBuilder replaced = new StringBuilder();
        text.codePoints().map(c -> c >= 0xD800 && c < 0xE000 ? 0xFFFD : c).forEach(replaced::appendCodePoint);
        return replaced.toString();
    }

    @Test
    void refusesNumbersThatJsonLacks() {
        assertThatThrownBy(() -> written(json -> json.value(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> written(json -> json.value(Double.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNoDocument() {
        assertThatThrownBy(() -> written(json -> json.beginObject().value(1))).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> written(json -> json.beginObject().endArray()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void handsOnTheFailureOfItsTarget() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }
        };
        assertThatThrownBy(() -> {
                    try (JsonWriter json = JsonWriter.to(full)) {
                        json.beginArray().endArray();
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("disk full");
    }

    /** Writes to bytes and to characters, which must be the same, and checks that the target stays open. */
    private static String written(Consumer<JsonWriter> document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("the target is not ours to close");
            }
        };
        try (JsonWriter json = JsonWriter.to(bytes)) {
            document.accept(json);
        }
        StringWriter characters = new StringWriter();
        try (JsonWriter json = JsonWriter.to(characters)) {
            document.accept(json);
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(characters.toString());
        return characters.toString();
    }
}
