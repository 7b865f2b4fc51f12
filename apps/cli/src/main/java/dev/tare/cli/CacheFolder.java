package dev.tare.cli;

import dev.tare.bundler.rebuild.Cache;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where builds are remembered from one run to the next: {@code tare/builds} in the user's folder for caches. */
final class CacheFolder {

    private CacheFolder() {}

    /** Returns the cache of a run; nothing when {@code --no-cache} is given. */
    static Optional<Cache> of(Options options, Terminal terminal) throws IOException {
        if (options.has("--no-cache")) {
            return Optional.empty();
        }
        Optional<String> program = ProgramId.read();
        Optional<Path> folder = folder(terminal);
        return Optional.of(
                program.isPresent() && folder.isPresent() ? Cache.in(folder.get(), program.get()) : Cache.none());
    }

    private static Optional<Path> folder(Terminal terminal) {
        return below(terminal.variable("XDG_CACHE_HOME"), "")
                .or(() -> below(terminal.variable("HOME"), ".cache"))
                .or(() -> below(terminal.variable("LOCALAPPDATA"), ""));
    }

    /** The XDG specification has relative paths ignored. */
    private static Optional<Path> below(String base, String name) {
        try {
            return base.isEmpty() || !Path.of(base).isAbsolute()
                    ? Optional.empty()
                    : Optional.of(Path.of(base, name, "tare", "builds"));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
