package dev.tare.core.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a JSON document as the row of its tokens: two documents with the same row differ in white space and escapes only. */
public final class JsonTokens {

    private static final int LONGEST_TEXT = 256 << 20;

    private JsonTokens() {}

    /** Returns the kind of each token with its text, numbers as they are written; nothing when the text is not one JSON document. */
    public static Optional<List<String>> of(String json) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_TEXT)
                        .build())
                .build();
        List<String> tokens = new ArrayList<>();
        int depth = 0;
        try (JsonParser parser = factory.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (depth == 0 && !tokens.isEmpty()) {
                    return Optional.empty();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                tokens.add(token.name() + ' ' + parser.getText());
            }
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail to be read", e);
        }
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens);
    }
}
