package dev.tare.core.config;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.yaml.YamlLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that hold configuration: {@code tare.yaml} in a framework's root, and one of the user's own. */
public final class ConfigFiles {

    /** The name of the project file. */
    public static final String PROJECT_FILE = "tare.yaml";

    private static final String HOME_FILE = ".config/tare/config.yaml";

    private ConfigFiles() {}

    /** Returns where the user's own file would be, whether it exists or not; nothing when there is no home folder. */
    public static Optional<Path> userFile(Map<String, String> environment) {
        String base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // The XDG specification has relative paths ignored.
        if (!base.isEmpty() && Path.of(base).isAbsolute()) {
            return Optional.of(Path.of(base, "tare", "config.yaml"));
        }
        String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".config", "tare", "config.yaml"));
    }

    /**
     * Returns the layers of the user's file, the project file and the environment, weakest first: all but the flags.
     *
     * @param projectFile {@code tare.yaml} in the framework's root, or the file that the user names instead
     * @param shownAs the path under which diagnostics name the project file
     */
    public static List<ConfigLayer> layers(
            Path projectFile, String shownAs, Map<String, String> environment, Diagnostics diagnostics) {
        List<ConfigLayer> layers = new ArrayList<>();
        Optional<Path> user = userFile(environment);
        if (user.isPresent()) {
            layers.add(read(user.get(), nameOf(user.get()), diagnostics));
        }
        layers.add(read(projectFile, shownAs, true, diagnostics));
        layers.add(ConfigLayer.ofEnvironment(environment, diagnostics));
        return layers;
    }

    /**
     * Returns the jars and the folders of plugins that the user has settled outside of any framework: by the variable, else in their own
     * file, there from its folder. What is wrong with these places is told when the framework is read.
     */
    public static List<Path> plugins(Map<String, String> environment) {
        Diagnostics unheard = new Diagnostics();
        Optional<List<String>> named =
                ConfigLayer.ofEnvironment(environment, unheard).get(ConfigKey.PLUGINS);
        Path from = Path.of("");
        Optional<Path> user = userFile(environment);
        if (named.isEmpty() && user.isPresent() && Files.exists(user.get())) {
            named = read(user.get(), nameOf(user.get()), unheard).get(ConfigKey.PLUGINS);
            from = user.get().resolveSibling("");
        }
        List<Path> places = new ArrayList<>();
        for (String name : named.orElse(List.of())) {
            boolean atHome = name.startsWith("~/")
                    && !environment.getOrDefault("HOME", "").isEmpty();
            places.add(atHome ? Path.of(environment.getOrDefault("HOME", ""), name.substring(2)) : from.resolve(name));
        }
        return places;
    }

    private static String nameOf(Path userFile) {
        return userFile.endsWith(HOME_FILE) ? "~/" + HOME_FILE : "$XDG_CONFIG_HOME/tare/config.yaml";
    }

    /**
     * Returns what the file says; nothing when there is none. Everything that is wrong with it is reported, also that it
     * cannot be read.
     *
     * @param shownAs the path under which diagnostics name the file, such as {@code tare.yaml}
     */
    public static ConfigLayer read(Path file, String shownAs, Diagnostics diagnostics) {
        return read(file, shownAs, false, diagnostics);
    }

    private static ConfigLayer read(Path file, String shownAs, boolean ofProject, Diagnostics diagnostics) {
        if (!Files.exists(file)) {
            return ConfigLayer.EMPTY;
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(YamlLimits.DEFAULT.maxBytes() + 1);
        } catch (IOException e) {
            diagnostics.add(Diagnostic.ofFile(DiagnosticKind.UNREADABLE_FILE, shownAs, reason(e)));
            return ConfigLayer.EMPTY;
        }
        if (!isUtf8(bytes)) {
            diagnostics.add(Diagnostic.ofFile(DiagnosticKind.NOT_UTF8, shownAs, "invalid bytes", "ISO-8859-1"));
            return ConfigLayer.EMPTY;
        }
        ModuleId id = ModuleId.of(shownAs).orElseThrow(() -> new IllegalArgumentException("no path: " + shownAs));
        SourceText text = SourceText.ofUtf8(id, bytes);
        return ofProject ? ConfigLayer.ofProject(text, diagnostics) : ConfigLayer.ofFile(text, diagnostics);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
