package dev.tare.bundler.rebuild;

import dev.tare.bundler.build.BuildReport;
import java.util.List;

/**
 * What came of building again.
 *
 * @param report of the build that wrote the output
 * @param unchanged whether that was an earlier one, which would do nothing else now, so that nothing was written
 * @param notCopied the paths of pipes, sockets and devices, which no output has
 */
public record Rebuilt(BuildReport report, boolean unchanged, List<String> notCopied) {

    public Rebuilt {
        notCopied = List.copyOf(notCopied);
    }
}
