package dev.tare.core.config;

import java.util.Optional;

/**
 * The harness that a framework is meant for, as the user names it.
 *
 * @param name the harness's name, such as {@code claude-code}
 * @param version its version; absent for the newest that Tare knows
 */
public record HarnessChoice(String name, Optional<String> version) {

    /** Returns the choice that {@code name} or {@code name@version} says. */
    static HarnessChoice of(String text) {
        int at = text.indexOf('@');
        return at < 0
                ? new HarnessChoice(text, Optional.empty())
                : new HarnessChoice(text.substring(0, at), Optional.of(text.substring(at + 1)));
    }
}
