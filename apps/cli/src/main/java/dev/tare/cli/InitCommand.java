package dev.tare.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code tare init DIR}: writes the starter framework. */
final class InitCommand {

    private static final String HELP = "tare init";

    private InitCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        String given = options.parameter(0);
        Path folder = folder(given);
        List<String> files = index();
        if (files.isEmpty()) {
            throw new IOException("the starter framework is missing from the jar");
        }
        check(folder, given, files, options.has("--force"));
        for (String file : files) {
            write(folder.resolve(file), file);
        }
        if (!options.has("--quiet")) {
            terminal.print(
                    "Wrote " + files.size() + " files to " + given + ". Next: tare audit " + quoted(given) + "\n");
        }
        return ExitCode.CLEAN;
    }

    private static Path folder(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + given + "' is not a path", HELP);
        }
    }

    private static void check(Path folder, String given, List<String> files, boolean force) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException("'" + given + "' is a file; give a folder", "");
        }
        if (!force) {
            if (!isEmpty(folder)) {
                throw new UsageException(
                        "'" + given + "' is not empty; give a new folder, or --force to add the starter to it", "");
            }
            return;
        }
        for (String file : files) {
            if (Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException(
                        "'" + given + "' holds " + file + " already; nothing is overwritten and nothing was written",
                        "");
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            return !children.iterator().hasNext();
        }
    }

    private static void write(Path target, String name) throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream("starter/files/" + name)) {
            if (in == null) {
                throw new IOException(name + " of the starter framework is missing from the jar");
            }
            Path parent = target.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            // Fails when the file has come into being meanwhile.
            Files.copy(in, target);
        }
    }

    private static List<String> index() throws IOException {
        List<String> files = new ArrayList<>();
        try (InputStream in = InitCommand.class.getResourceAsStream("starter/index")) {
            if (in != null) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                int start = 0;
                for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                    files.add(text.substring(start, end));
                    start = end + 1;
                }
            }
        }
        return files;
    }

    /** So that the next command can be copied into a shell. */
    private static String quoted(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain = Character.isLetterOrDigit(c)
                    || c == '/'
                    || c == '.'
                    || c == '-'
                    || c == '_'
                    || c == '\\'
                    || c == ':';
            if (!plain) {
                return "'" + path.replace("'", "'\\''") + "'";
            }
        }
        return path;
    }
}
