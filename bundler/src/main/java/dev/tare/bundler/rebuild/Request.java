package dev.tare.bundler.rebuild;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.core.text.ContentHash;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.pass.UserPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Says in words all that a build depends on besides the files of its source. */
final class Request {

    private Request() {}

    /**
     * Tells whether all that a build depends on can be said: not when a plugin lies where nobody knows its code's hash.
     */
    static boolean isKnown(BuildOptions options) {
        for (UserPass pass : options.passes().all()) {
            if (pass.identity().isEmpty()) {
                return false;
            }
        }
        return options.read().dialects().all().isEmpty()
                || !options.read().dialects().identity().isEmpty();
    }

    /**
     * Returns the request of a build.
     *
     * @throws IOException when a file of settings cannot be read
     */
    static String of(Path root, Path out, BuildOptions options, String tool) throws IOException {
        ReadOptions read = options.read();
        StringBuilder request = new StringBuilder(512);
        line(request, "tool", tool);
        line(request, "source", root.toString());
        line(request, "output", out.toString());
        line(request, "target", options.target().word());
        line(request, "level", Integer.toString(options.level()));
        line(request, "notation", options.notation().word());
        line(request, "budget", options.budget().map(Object::toString).orElse(""));
        line(
                request,
                "dialects of users",
                read.dialects().all().size() + " " + read.dialects().identity());
        for (UserPass pass : options.passes().all()) {
            line(request, "pass of a user", pass.name() + " " + pass.identity());
        }
        line(request, "encoding", read.encoding().map(Object::toString).orElse(""));
        line(request, "flags", read.overrides().toString());
        for (Map.Entry<String, String> variable : new TreeMap<>(read.environment()).entrySet()) {
            if (variable.getKey().startsWith("TARE_")) {
                line(request, variable.getKey(), variable.getValue());
            }
        }
        for (Path file : read.settings()) {
            line(request, "settings", file.toString());
            line(
                    request,
                    "their hash",
                    Files.exists(file) ? ContentHash.ofFile(file).hex() : "none");
        }
        return request.toString();
    }

    /** Lengths keep values apart from what follows, whatever they hold. */
    private static void line(StringBuilder request, String name, String value) {
        request.append(name)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value)
                .append('\n');
    }
}
