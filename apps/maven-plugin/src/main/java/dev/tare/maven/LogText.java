package dev.tare.maven;

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
}
