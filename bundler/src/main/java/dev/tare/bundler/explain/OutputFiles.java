package dev.tare.bundler.explain;

import dev.tare.core.diag.Suggestions;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.text.ModuleId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the file of an output, or of its source, that a person means. */
final class OutputFiles {

    private static final int MOST_CANDIDATES = 5;

    private final Set<String> paths = new TreeSet<>();
    private final Path root;

    /**
     * @param ofSource whether paths of the source are meant
     */
    OutputFiles(Path root, Manifest manifest, boolean ofSource) {
        this.root = root;
        for (ManifestModule module : manifest.modules()) {
            paths.add((ofSource ? module.id() : module.file()).path());
        }
        if (!ofSource) {
            for (ManifestPart part : manifest.parts()) {
                paths.add(part.id().path());
            }
        }
        for (ManifestFile file : manifest.files()) {
            paths.add(file.path());
        }
    }

    /** Returns the path as the manifest has it: as written, below the output's folder, or by a suffix that no other path has. */
    String find(String asked) throws NoSuchPlaceException {
        Optional<String> plain = ModuleId.of(asked.replace('\\', '/')).map(ModuleId::path);
        if (plain.isPresent() && paths.contains(plain.get())) {
            return plain.get();
        }
        Optional<String> below = below(asked);
        if (below.isPresent() && paths.contains(below.get())) {
            return below.get();
        }
        List<String> found = new ArrayList<>();
        String suffix = below.or(() -> plain).orElse(asked);
        for (String path : paths) {
            if (path.endsWith("/" + suffix)
                    || withoutExtension(path).endsWith("/" + suffix)
                    || withoutExtension(path).equals(suffix)) {
                found.add(path);
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new NoSuchPlaceException("there is no file '" + asked + "'" + suggestion(suffix));
        }
        int shown = Math.min(MOST_CANDIDATES, found.size());
        throw new NoSuchPlaceException("'" + asked + "' may mean " + String.join(", ", found.subList(0, shown))
                + (found.size() > shown ? " and " + (found.size() - shown) + " more" : ""));
    }

    /** Returns the path from the output's root, when the file lies below that. */
    private Optional<String> below(String asked) {
        try {
            Path path = Path.of(asked).toAbsolutePath().normalize();
            Path folder = root.toAbsolutePath().normalize();
            return path.startsWith(folder) && !path.equals(folder)
                    ? Optional.of(folder.relativize(path).toString().replace('\\', '/'))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private String suggestion(String asked) {
        Set<String> known = new TreeSet<>(paths);
        for (String path : paths) {
            known.add(path.substring(path.lastIndexOf('/') + 1));
        }
        String suggestion = Suggestions.didYouMean(asked, known);
        return suggestion.isEmpty() ? "" : "; " + suggestion;
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
