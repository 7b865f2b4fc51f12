package dev.tare.store.spool;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a store lies: {@code tare} in the user's folder for state, unless {@code TARE_STORE} names another folder. */
public final class StoreFolder {

    /** The variable that names another folder, or {@value #OFF}. */
    public static final String VARIABLE = "TARE_STORE";

    /** The value by which nothing is recorded. */
    public static final String OFF = "off";

    /** Where it is when nobody says: below what a variable names. */
    private static final String[][] PLACES = {{"XDG_STATE_HOME", ""}, {"HOME", ".local/state"}, {"LOCALAPPDATA", ""}};

    private StoreFolder() {}

    /**
     * Returns the folder, which need not exist; nothing when recording is off, or when no folder is known.
     *
     * @param environment the variables of the process
     */
    public static Optional<Path> of(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (isOff(named)) {
            return Optional.empty();
        }
        if (!named.isEmpty()) {
            Path path = path(named);
            return path == null ? Optional.empty() : Optional.of(path.toAbsolutePath());
        }
        // No lambdas, which would be made anew in each of many short processes.
        for (String[] place : PLACES) {
            Path base = path(environment.getOrDefault(place[0], ""));
            // The XDG specification has relative paths ignored.
            if (base != null && base.isAbsolute()) {
                return Optional.of(base.resolve(place[1]).resolve("tare"));
            }
        }
        return Optional.empty();
    }

    /** Tells whether a value of the variable says that nothing is recorded, in small letters or in capitals. */
    public static boolean isOff(String value) {
        return value.equalsIgnoreCase(OFF);
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
