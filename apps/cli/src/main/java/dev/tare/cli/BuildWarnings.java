package dev.tare.cli;

import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.rebuild.Rebuilt;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a build says of files that it could not treat as others: those that no output has, and those that were copied unread. */
final class BuildWarnings {

    private static final int MOST = 10;

    private BuildWarnings() {}

    static void say(Path root, Rebuilt built, Terminal terminal) {
        List<String> warnings = new ArrayList<>();
        boolean isBundle = built.report().target().equals(BuildTarget.BUNDLE.word());
        Path own = Path.of(Manifest.PATH).getName(0);
        if (Files.exists(root.resolve(own), LinkOption.NOFOLLOW_LINKS)) {
            warnings.add(own + " is not copied: an output keeps its own manifest there");
        }
        for (String path : built.notCopied()) {
            warnings.add(path + " is a pipe, a socket or a device, and is not copied");
        }
        if (built.report().modules() > 0) {
            for (Diagnostic diagnostic : built.report().diagnostics()) {
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
        int missing = built.report().flat().map(flat -> flat.missing().size()).orElse(0);
        if (missing > 0) {
            warnings.add(
                    (missing == 1 ? "1 include leads nowhere and stays" : missing + " includes lead nowhere and stay")
                            + " as text in the prompts; the report says where");
        }
        int shown = Math.min(MOST, warnings.size());
        for (String warning : warnings.subList(0, shown)) {
            terminal.say("warning: " + warning);
        }
        if (shown < warnings.size()) {
            terminal.say("warning: " + (warnings.size() - shown) + " more of this kind; tare audit shows them");
        }
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
