package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.text.ModuleId;
import dev.tare.loader.bundle.Bundle;
import dev.tare.loader.bundle.BundleException;
import dev.tare.loader.bundle.BundleModule;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a bundle holds, as the tree that it was compiled from: the text of each module with every slot as it was written, and the way back to the
 * source.
 *
 * @param manifest what the tree says of itself, without the files that are no modules
 * @param texts of modules and parts, as they were written
 */
record BundleTree(Manifest manifest, SortedMap<ModuleId, byte[]> texts) {

    /** How a container of a bundle begins. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** Tells whether a file looks like a bundle: a regular file that begins as its container does. */
    static boolean isBundle(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (IOException e) {
            return false;
        }
    }

    /** Tells whether a file is a bundle that can be opened, and not just one in the same container. */
    static boolean opens(Path file) {
        if (!isBundle(file)) {
            return false;
        }
        try (Bundle bundle = Bundle.open(file)) {
            return !bundle.index().tool().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a bundle whole.
     *
     * @throws BundleException when it cannot be used
     * @throws IllegalArgumentException when what it says of its source cannot be read
     */
    static BundleTree read(Bundle bundle) throws BundleException {
        SortedMap<ModuleId, byte[]> texts = new TreeMap<>();
        for (BundleModule module : bundle.index().modules()) {
            texts.put(module.id(), bundle.template(module.template()).asWritten());
        }
        Manifest manifest = ManifestReader.read(bundle.restore());
        checkSame(texts.keySet(), manifest);
        return new BundleTree(manifest, texts);
    }

    /** A module of which the manifest says nothing would be taken for a file of the source, as passes have left it. */
    private static void checkSame(Set<ModuleId> texts, Manifest manifest) {
        SortedSet<ModuleId> known = new TreeSet<>();
        manifest.modules().forEach(module -> known.add(module.id()));
        manifest.parts().forEach(part -> known.add(part.id()));
        for (ModuleId id : texts) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException("its way back to the source says nothing of " + id);
            }
        }
        known.removeAll(texts);
        if (!known.isEmpty()) {
            throw new IllegalArgumentException(
                    "its way back to the source names " + known.first() + ", which it has not");
        }
    }

    /**
     * Writes the tree, with every file of the source that is no module.
     *
     * @return what the tree says of itself
     * @throws OutputException when it cannot be written
     * @throws IllegalArgumentException when a path leads out of the folder
     */
    Manifest write(Path source, Path folder) throws OutputException {
        List<ManifestFile> files = TreeTarget.write(source, folder, texts, Set.of());
        for (ManifestPart part : manifest.parts()) {
            byte[] text = texts.get(part.id());
            if (text != null) {
                add(folder, part.id(), text);
            }
        }
        Manifest told = manifest.withFiles(files);
        TreeTarget.writeManifest(folder, ManifestWriter.write(told));
        return told;
    }

    /**
     * Writes what the bundle holds, and nothing else.
     *
     * @throws OutputException when it cannot be written
     * @throws IllegalArgumentException when a path leads out of the folder
     */
    void write(Path folder) throws OutputException {
        for (Map.Entry<ModuleId, byte[]> text : texts.entrySet()) {
            add(folder, text.getKey(), text.getValue());
        }
        TreeTarget.writeManifest(folder, ManifestWriter.write(manifest));
    }

    private static void add(Path folder, ModuleId id, byte[] text) throws OutputException {
        Path file = folder.resolve(id.path()).normalize();
        if (!file.startsWith(folder)) {
            throw new IllegalArgumentException(id + " leads out of the folder");
        }
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, text);
        } catch (IOException e) {
            throw new OutputException(
                    id + " cannot be written: " + OutputFolder.reason(e),
                    "check permissions and the space on the disk");
        }
    }
}
