package dev.tare.core.diag;

import dev.tare.core.text.Position;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;

/**
 * One thing that is wrong with a framework. Sorted by path, offset, code, message and help, so that parallel runs print
 * the same text.
 *
 * @param kind what it is
 * @param path the file from the framework's root, or empty when it concerns the framework as a whole
 * @param span the place in the file; empty at 0 when it concerns the whole file
 * @param position the start of the span as people read it
 * @param message one sentence without a full stop
 * @param help what to do next, or empty
 */
public record Diagnostic(DiagnosticKind kind, String path, Span span, Position position, String message, String help)
        implements Comparable<Diagnostic> {

    /**
     * Returns a diagnostic of a place in a text.
     *
     * @throws IllegalArgumentException when the kind's texts need more arguments
     */
    public static Diagnostic at(DiagnosticKind kind, SourceText text, Span span, Object... arguments) {
        return new Diagnostic(
                kind,
                text.id().path(),
                span,
                text.position(span.start()),
                MessageTemplate.format(kind.format(), arguments),
                MessageTemplate.format(kind.help(), arguments));
    }

    /**
     * Returns a diagnostic of a whole file, or with an empty path of the framework.
     *
     * @throws IllegalArgumentException when the kind's texts need more arguments
     */
    public static Diagnostic ofFile(DiagnosticKind kind, String path, Object... arguments) {
        return new Diagnostic(
                kind,
                path,
                new Span(0, 0),
                new Position(1, 1),
                MessageTemplate.format(kind.format(), arguments),
                MessageTemplate.format(kind.help(), arguments));
    }

    /** Returns the same diagnostic with another help text, such as a did-you-mean. */
    public Diagnostic withHelp(String newHelp) {
        return new Diagnostic(kind, path, span, position, message, newHelp);
    }

    public Severity severity() {
        return kind.severity();
    }

    @Override
    public int compareTo(Diagnostic other) {
        int order = path.compareTo(other.path);
        order = order != 0 ? order : span.compareTo(other.span);
        order = order != 0 ? order : kind.code().compareTo(other.kind.code());
        order = order != 0 ? order : message.compareTo(other.message);
        return order != 0 ? order : help.compareTo(other.help);
    }

    /** Returns the fault with its place and what to do about it, in one line. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder();
        if (!path().isEmpty()) {
            sentence.append(path());
            if (span().end() > 0) {
                sentence.append(':')
                        .append(position().line())
                        .append(':')
                        .append(position().column());
            }
            sentence.append(": ");
        }
        sentence.append(message());
        if (!help().isEmpty()) {
            sentence.append("; ").append(help());
        }
        return sentence.toString();
    }
}
