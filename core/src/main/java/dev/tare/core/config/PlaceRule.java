package dev.tare.core.config;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.Position;
import dev.tare.core.text.Span;
import java.util.Optional;

/**
 * A rule of {@code keep:} or {@code defer:}: the files, and perhaps the headings in them, that it names.
 *
 * @param key the key that it stands under, as the user has written it
 * @param files a glob of files, in the syntax of {@code exclude:}
 * @param heading words of a heading, or the name of an element, as a glob; absent: the files as a whole
 * @param path the file of settings that says so; empty when a variable or a flag does
 * @param span its place there
 * @param position the same for people
 */
public record PlaceRule(String key, String files, Optional<String> heading, String path, Span span, Position position) {

    /** Parts the glob of the files from the words of the heading. */
    public static final char HEADING = '#';

    /** Returns the rule as it is written. */
    public String text() {
        return files + heading.map(words -> HEADING + words).orElse("");
    }

    /** Returns the rule with its key, and with its line when it stands in a file. */
    public String named() {
        String named = key + ": '" + text() + "'";
        return path.isEmpty() ? named : named + " (" + path + ":" + position.line() + ")";
    }

    /** Returns a diagnostic at the rule's place. */
    public Diagnostic diagnostic(DiagnosticKind kind, String help, Object... arguments) {
        Diagnostic plain = Diagnostic.ofFile(kind, path, arguments);
        return new Diagnostic(kind, path, span, position, plain.message(), help);
    }
}
