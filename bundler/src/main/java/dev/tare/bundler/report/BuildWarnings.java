package dev.tare.bundler.report;

import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a build says of files that it could not treat as others: those that no output has, and those that were copied unread. */
public final class BuildWarnings {

    private static final int MOST = 10;

    private BuildWarnings() {}

    /**
     * Returns a sentence for each, the first ones only where there are many.
     *
     * @param root the framework's folder
     * @param notCopied the paths of files that cannot be copied
     */
    public static List<String> of(Path root, BuildReport report, List<String> notCopied) {
        List<String> warnings = new ArrayList<>();
        boolean isBundle = report.target().equals(BuildTarget.BUNDLE.word());
        Path own = Path.of(Manifest.PATH).getName(0);
        if (Files.exists(root.resolve(own), LinkOption.NOFOLLOW_LINKS)) {
            warnings.add(own + " is not copied: an output keeps its own manifest there");
        }
        for (String path : notCopied) {
            warnings.add(path + " is a pipe, a socket or a device, and is not copied");
        }
        if (report.modules() > 0) {
            for (Diagnostic diagnostic : report.diagnostics()) {
                if (diagnostic.kind() == DiagnosticKind.RULE_WITHOUT_EFFECT) {
                    warnings.add(diagnostic.sentence());
                }
                String end = end(diagnostic, isBundle ? "not in the bundle" : "copied as it is");
                if (!end.isEmpty()) {
                    String path = diagnostic.path().isEmpty() ? "" : diagnostic.path() + " ";
                    warnings.add(path + diagnostic.message() + end);
                }
            }
        }
        int missing = report.flat().map(flat -> flat.missing().size()).orElse(0);
        if (missing > 0) {
            warnings.add(
                    (missing == 1 ? "1 include leads nowhere and stays" : missing + " includes lead nowhere and stay")
                            + " as text in the prompts; the report says where");
        }
        if (warnings.size() <= MOST) {
            return warnings;
        }
        List<String> first = new ArrayList<>(warnings.subList(0, MOST));
        first.add((warnings.size() - MOST) + " more of this kind; tare audit shows them");
        return first;
    }

    private static String end(Diagnostic diagnostic, String fate) {
        return switch (diagnostic.kind()) {
            case NOT_UTF8, BINARY_FILE, FILE_TOO_LARGE -> ", so it is " + fate;
            case TOO_MANY_FILES, FOLDER_TOO_DEEP -> "; what is beyond is " + fate;
            case FILE_CHANGED -> ", so the output may be of both versions";
            default -> "";
        };
    }
}
