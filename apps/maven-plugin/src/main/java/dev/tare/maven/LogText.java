package dev.tare.maven;

import dev.tare.core.diag.Diagnostic;
import org.apache.maven.plugin.logging.Log;

/** Text of Tare in the log of Maven. */
final class LogText {

    private LogText() {}

    /** Writes each line of a text. */
    static void info(Log log, String text) {
        text.lines().forEach(log::info);
    }

    /** Writes each line of a text as an error. */
    static void error(Log log, String text) {
        text.lines().forEach(log::error);
    }

    /** Returns a fault with its place and what to do about it. */
    static String sentence(Diagnostic diagnostic) {
        StringBuilder sentence = new StringBuilder();
        if (!diagnostic.path().isEmpty()) {
            sentence.append(diagnostic.path());
            if (diagnostic.span().end() > 0) {
                sentence.append(':')
                        .append(diagnostic.position().line())
                        .append(':')
                        .append(diagnostic.position().column());
            }
            sentence.append(": ");
        }
        sentence.append(diagnostic.message());
        return diagnostic.help().isEmpty()
                ? sentence.toString()
                : sentence.append("; ").append(diagnostic.help()).toString();
    }
}
