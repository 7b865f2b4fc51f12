package dev.tare.maven;

import dev.tare.bundler.build.BuildTarget;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that has to do with what a framework was built into. */
abstract class OutputMojo extends FrameworkMojo {

    /** What is written: bundle, tree, flat or patch. */
    @Parameter(property = "tare.target", defaultValue = "bundle")
    @SuppressWarnings("NullAway.Init") // Maven sets it.
    private String target;

    /** Where it is written, below the build directory: {@code app.tare} among the classes for a bundle, else {@code target/tare/TARGET}. */
    @Parameter(property = "tare.output")
    private @Nullable File output;

    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it.
    private File classes;

    final BuildTarget target() throws MojoExecutionException {
        for (BuildTarget known : BuildTarget.values()) {
            if (known.word().equals(target)) {
                return known;
            }
        }
        String words =
                Arrays.stream(BuildTarget.values()).map(BuildTarget::word).collect(Collectors.joining(", "));
        throw new MojoExecutionException("<target> must be one of " + words + ", not '" + target + "'");
    }

    /** Returns where the output is; never outside of the build directory. */
    final Path output() throws MojoExecutionException {
        BuildTarget what = target();
        return below(
                output != null
                        ? output.toPath()
                        : switch (what) {
                            case BUNDLE -> classes.toPath().resolve("app.tare");
                            case PATCH -> work().resolve("lean.patch");
                            case TREE, FLAT -> work().resolve(what.word());
                        },
                "output");
    }
}
