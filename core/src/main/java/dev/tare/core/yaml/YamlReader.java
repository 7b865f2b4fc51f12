package dev.tare.core.yaml;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YAML document from a piece of a text, with the place of every value in bytes of the file. Nearly all front
 * matter is plain {@code key: value} lines, which are read without loading a YAML library; both ways give the same result.
 *
 * <p>Spans: a scalar's takes in its quotes or its block header, and no white space after it. A flow collection's takes in
 * its brackets. A block collection's runs from the start of its first item to the end of its last. An alias stands at its
 * own place, what is inside it at the place of the anchor.
 */
public final class YamlReader {

    private YamlReader() {}

    /** Reads the document in the span with the default limits. A document without any value is an empty scalar. */
    public static YamlReading read(SourceText text, Span span) {
        return read(text, span, YamlLimits.DEFAULT);
    }

    /** Reads the document in the span. A document without any value is an empty scalar. */
    public static YamlReading read(SourceText text, Span span, YamlLimits limits) {
        int start = Math.max(span.start(), Math.min(text.bodyStart(), span.end()));
        Span body = new Span(start, span.end());
        if (body.length() > limits.maxBytes()) {
            Span none = new Span(start, start);
            return YamlReading.tolerant(
                    new YamlNode.Mapping(none, List.of()),
                    new YamlProblem(body.length() + " bytes, over the limit of " + limits.maxBytes(), none));
        }
        PlainYaml plain = new PlainYaml(text, body, limits);
        YamlNode node = plain.read();
        if (node != null) {
            return YamlReading.exact(node);
        }
        YamlProblem problem = plain.problem();
        if (problem == null) {
            FullYaml full = new FullYaml(text, body, limits);
            node = full.read();
            if (node != null) {
                return YamlReading.exact(node);
            }
            problem = full.problem();
        }
        return YamlReading.tolerant(LineYaml.read(text, body, limits), problem);
    }

    /**
     * Reads the document in the span, which should be a mapping, as front matter and {@code tare.yaml} are. An empty
     * document is an empty mapping; any other value is a problem.
     */
    public static YamlReading readMapping(SourceText text, Span span, YamlLimits limits) {
        YamlReading reading = read(text, span, limits);
        @Nullable YamlProblem problem = null;
        if (reading.node() instanceof YamlNode.Sequence sequence) {
            problem = new YamlProblem("'key: value' lines are expected here, not a list", sequence.span());
        } else if (reading.node() instanceof YamlNode.Scalar scalar && !isEmpty(scalar)) {
            problem = new YamlProblem("'key: value' lines are expected here, not a text", scalar.span());
        }
        return problem == null
                ? new YamlReading(reading.mapping(), reading.problem())
                : YamlReading.tolerant(LineYaml.read(text, span, limits), problem);
    }

    /** Reads the document in the span, which should be a mapping, with the default limits. */
    public static YamlReading readMapping(SourceText text, Span span) {
        return readMapping(text, span, YamlLimits.DEFAULT);
    }

    private static boolean isEmpty(YamlNode.Scalar scalar) {
        return scalar.text().isEmpty() && !scalar.quoted();
    }
}
