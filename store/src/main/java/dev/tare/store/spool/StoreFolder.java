package dev.tare.store.spool;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a store lies: {@code tare} in the user's folder for state, unless {@code TARE_STORE} names another folder. */
public final class StoreFolder {

    /** The variable that names another folder, or {@value #OFF}. */
    public static final String VARIABLE = "TARE_STORE";

    /** The value by which nothing is recorded. */
    public static final String OFF = "off";

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
            return path(named).map(Path::toAbsolutePath);
        }
        return below(environment, "XDG_STATE_HOME", "")
                .or(() -> below(environment, "HOME", ".local/state"))
                .or(() -> below(environment, "LOCALAPPDATA", ""));
    }

    /** Tells whether a value of the variable says that nothing is recorded, in small letters or in capitals. */
    public static boolean isOff(String value) {
        return value.equalsIgnoreCase(OFF);
    }

    /** The XDG specification has relative paths ignored. */
    private static Optional<Path> below(Map<String, String> environment, String variable, String name) {
        String base = environment.getOrDefault(variable, "");
        return base.isEmpty()
                ? Optional.empty()
                : path(base)
                        .filter(Path::isAbsolute)
                        .map(folder -> folder.resolve(name).resolve("tare"));
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
