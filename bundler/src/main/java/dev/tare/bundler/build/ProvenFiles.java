package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.text.ContentHash;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Proves of a tree that every file that is no module is as it was in the source, and that there are no more and no fewer. */
final class ProvenFiles {

    private final Path out;
    private final Path source;
    private final List<Finding> found = new ArrayList<>();

    private ProvenFiles(Path out, Path source) {
        this.out = out;
        this.source = source;
    }

    /** Returns what differs between the two folders in other ways than the manifest says. */
    static List<Finding> findings(Path out, Path source, Manifest manifest) {
        ProvenFiles files = new ProvenFiles(out, source);
        files.compare(manifest);
        return files.found;
    }

    private void compare(Manifest manifest) {
        Set<String> known = new HashSet<>();
        for (ManifestFile file : manifest.files()) {
            known.add(file.path());
            Optional<ContentHash> now = hash(out, file.path());
            Optional<ContentHash> before = hash(source, file.path());
            if (!before.equals(Optional.of(file.hash()))) {
                add(Finding.Check.MANIFEST, file.path(), "the source has changed since the output was built");
            } else if (now.isEmpty()) {
                add(Finding.Check.FILES, file.path(), "the file is missing from the output");
            } else if (!now.get().equals(file.hash())) {
                add(Finding.Check.FILES, file.path(), "the file was changed in the output");
            }
        }
        for (ManifestPart part : manifest.parts()) {
            known.add(part.id().path());
            if (Files.exists(source.resolve(part.id().path()), LinkOption.NOFOLLOW_LINKS)) {
                add(Finding.Check.FILES, part.id().path(), "a part stands where the source has a file");
            }
        }
        Set<String> of = new HashSet<>(known);
        for (ManifestModule module : manifest.modules()) {
            of.add(module.id().path());
            known.add(module.file().path());
        }
        try {
            List<String> written = TreeTarget.files(out);
            for (String path : written) {
                if (!known.contains(path)) {
                    add(Finding.Check.FILES, path, "the source has no such file");
                }
            }
            for (String path : TreeTarget.files(source)) {
                if (!of.contains(path)) {
                    add(Finding.Check.MANIFEST, path, "the manifest does not know the file");
                }
            }
            modes(written);
            links(TreeTarget.links(source), TreeTarget.links(out));
        } catch (IOException e) {
            add(Finding.Check.FILES, "", "the files cannot be read: " + OutputFolder.reason(e));
        }
    }

    /** Whether a file may be run is all that git and archives keep of its mode. */
    private void modes(List<String> written) {
        for (String path : written) {
            Path before = source.resolve(path);
            if (Files.isRegularFile(before) && Files.isExecutable(before) != Files.isExecutable(out.resolve(path))) {
                add(Finding.Check.FILES, path, "the file's mode was changed in the output");
            }
        }
    }

    private void links(Map<String, String> before, Map<String, String> now) {
        Set<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        for (String path : paths) {
            if (!Objects.equals(before.get(path), now.get(path))) {
                add(Finding.Check.FILES, path, "the link leads elsewhere, or is missing");
            }
        }
    }

    private Optional<ContentHash> hash(Path root, String path) {
        Path file = root.resolve(path);
        try {
            return Files.isRegularFile(file) ? Optional.of(ContentHash.ofFile(file)) : Optional.empty();
        } catch (IOException e) {
            add(Finding.Check.FILES, path, "the file cannot be read: " + OutputFolder.reason(e));
            return Optional.empty();
        }
    }

    private void add(Finding.Check check, String path, String message) {
        found.add(new Finding(check, path, 1, message));
    }
}
