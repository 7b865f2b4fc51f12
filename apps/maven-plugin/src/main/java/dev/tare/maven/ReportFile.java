package dev.tare.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A file that a goal writes its report to, beside what is in the log.
 *
 * @param file below the build directory
 */
record ReportFile(Path file, Format format) {

    /** How a report is written. */
    enum Format {
        TEXT("txt"),
        JSON("json"),
        MARKDOWN("md");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Returns the file that two parameters ask for; none where neither is given.
     *
     * @param format text when only a place is given
     * @param report {@code target/tare/GOAL.EXTENSION} when only a format is given
     * @throws MojoExecutionException when there is no such format, or the place is not below the build directory
     */
    static Optional<ReportFile> of(FrameworkMojo goal, String name, @Nullable String format, @Nullable File report)
            throws MojoExecutionException {
        if (format == null && report == null) {
            return Optional.empty();
        }
        Format known = format(format == null ? Format.TEXT.word() : format);
        Path file = report == null
                ? goal.work().resolve(name + "." + known.extension)
                : goal.below(report.toPath(), "report");
        return Optional.of(new ReportFile(file, known));
    }

    private static Format format(String word) throws MojoExecutionException {
        for (Format known : Format.values()) {
            if (known.word().equals(word)) {
                return known;
            }
        }
        throw new MojoExecutionException("<format> must be one of "
                + Arrays.stream(Format.values()).map(Format::word).collect(Collectors.joining(", ")) + ", not '" + word
                + "'");
    }

    /** Writes the report, over what is there. */
    void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
