package dev.tare.core.config;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.diag.Suggestions;
import dev.tare.core.text.Position;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports what is wrong with a configuration, at its place in a file or under the name of a variable or a flag. */
final class ConfigFaults {

    private final @Nullable SourceText text;
    private final Diagnostics diagnostics;

    /** Reports places in the text; without one, faults have no place. */
    ConfigFaults(@Nullable SourceText text, Diagnostics diagnostics) {
        this.text = text;
        this.diagnostics = diagnostics;
    }

    /** Returns reports on one key, under the name by which the user knows it. */
    OfKey of(String writtenAs) {
        return new OfKey(writtenAs);
    }

    void unknownKey(Span place, String path, String key, List<String> known) {
        String closest = Suggestions.didYouMean(key, known);
        String help = closest.isEmpty() ? "known here: " + String.join(", ", known) : closest;
        report(DiagnosticKind.UNKNOWN_CONFIG_KEY, place, help, path + key);
    }

    private void report(DiagnosticKind kind, Span place, String help, String argument) {
        Diagnostic diagnostic =
                text == null ? Diagnostic.ofFile(kind, "", argument) : Diagnostic.at(kind, text, place, argument);
        diagnostics.add(diagnostic.withHelp(help));
    }

    static String nounOf(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.text().isEmpty() ? "nothing" : "'" + shortened(scalar.text()) + "'";
        }
        return node instanceof YamlNode.Sequence ? "a list" : "a mapping";
    }

    private static String shortened(String text) {
        int end = text.indexOf('\n');
        end = Math.min(end < 0 ? text.length() : end, 60);
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    /** Reports on one key. */
    final class OfKey {

        private final String writtenAs;

        private OfKey(String writtenAs) {
            this.writtenAs = writtenAs;
        }

        void invalid(Span place, String message) {
            invalid(place, message, "");
        }

        void invalid(Span place, String message, String help) {
            report(DiagnosticKind.INVALID_CONFIG, place, help, writtenAs + ": " + message);
        }

        void wrongType(YamlNode node, String expected) {
            invalid(node.span(), "must be " + expected + ", not " + nounOf(node));
        }

        /** Returns a rule that stands at the place. */
        PlaceRule rule(String files, Optional<String> heading, Span place) {
            String path = text == null ? "" : text.id().path();
            Position position = text == null ? new Position(1, 1) : text.position(place.start());
            return new PlaceRule(writtenAs, files, heading, path, place, position);
        }

        void unknownKey(Span place, String key, List<String> known) {
            ConfigFaults.this.unknownKey(place, writtenAs + ".", key, known);
        }
    }
}
