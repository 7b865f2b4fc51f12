package dev.tare.maven;

import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Text of Tare in the log of Maven. What one goal says at once stays together, also where several projects are built at the same time. */
final class LogText {

    private LogText() {}

    /** Writes each line of a text. */
    static void info(Log log, String text) {
        write(text.lines().toList(), log::info);
    }

    /** Writes each line of a text as an error. */
    static void error(Log log, String text) {
        write(text.lines().toList(), log::error);
    }

    /** Writes sentences as warnings. */
    static void warn(Log log, List<String> sentences) {
        write(sentences, log::warn);
    }

    private static void write(List<String> lines, Consumer<CharSequence> log) {
        synchronized (LogText.class) {
            lines.forEach(log);
        }
    }
}
