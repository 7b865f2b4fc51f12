package dev.tare.bundler.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what a writer has to write. {@code -Dgolden.update=true} writes them anew, to be read before a commit. */
public final class Golden {

    private Golden() {}

    /** Compares the text with the golden file of the name. */
    public static void check(String name, String actual) throws IOException {
        Path file =
                Path.of(System.getProperty("tare.repository.root", ".."), "bundler/src/test/resources/golden", name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).as(name).isEqualTo(Files.readString(file));
    }
}
