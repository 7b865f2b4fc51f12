package dev.tare.modules;

import dev.tare.core.config.ConfigFiles;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.token.Encoding;
import dev.tare.modules.dialect.UserDialects;
import dev.tare.modules.read.ReadProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a framework is to be read.
 *
 * @param encoding the encoding to count in; absent: what the configuration says, else o200k_base
 * @param overrides what outranks the project file and the environment, such as flags
 * @param environment the environment variables that count
 * @param projectFile the file to read instead of {@code tare.yaml} in the framework's root
 * @param progress hears how far reading has come, from several threads
 * @param dialects what the user has brought along beside Tare's own
 */
public record ReadOptions(
        Optional<Encoding> encoding,
        ConfigLayer overrides,
        Map<String, String> environment,
        Optional<Path> projectFile,
        ReadProgress progress,
        UserDialects dialects) {

    /** Nothing is overridden, and the environment does not count. */
    public static final ReadOptions DEFAULT =
            new ReadOptions(Optional.empty(), ConfigLayer.EMPTY, Map.of(), Optional.empty(), ReadProgress.NONE);

    public ReadOptions {
        environment = Map.copyOf(environment);
    }

    /** Options with Tare's own dialects alone. */
    public ReadOptions(
            Optional<Encoding> encoding,
            ConfigLayer overrides,
            Map<String, String> environment,
            Optional<Path> projectFile,
            ReadProgress progress) {
        this(encoding, overrides, environment, projectFile, progress, UserDialects.NONE);
    }

    /** Returns the same options with other dialects of the user's. */
    public ReadOptions with(UserDialects others) {
        return new ReadOptions(encoding, overrides, environment, projectFile, progress, others);
    }

    /** Returns the same options that count in another encoding. */
    public ReadOptions with(Encoding other) {
        return new ReadOptions(Optional.of(other), overrides, environment, projectFile, progress, dialects);
    }

    /** Returns the files of settings outside of the framework, whether they exist or not. */
    public List<Path> settings() {
        List<Path> files = new ArrayList<>();
        projectFile.ifPresent(files::add);
        ConfigFiles.userFile(environment).ifPresent(files::add);
        return files;
    }
}
