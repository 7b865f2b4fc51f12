package dev.tare.core.manifest;

import dev.tare.core.text.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an output was made from and how. It holds layout and inert text only, never words that instruct: those stand in the
 * output itself.
 *
 * @param tool the version of Tare that wrote the output
 * @param target what kind of output it is, such as {@code tree}
 * @param level the level of the passes
 * @param notation how instruction XML is written
 * @param encoding the encoding in which tokens were counted
 * @param harness the harness's name and version, such as {@code claude-code 2.1.277}
 * @param modules in order of their ids
 * @param files the other files, in order of their paths
 * @param parts the files that hold what is opened on demand, in order of their paths
 * @param split the hash of the texts of all modules with stubs and of all parts before passes over texts, in order of their paths; where
 *     there are any. It covers what no source has: the words of stubs, and the marks of fences around parts
 */
public record Manifest(
        String tool,
        String target,
        int level,
        String notation,
        String encoding,
        String harness,
        List<ManifestModule> modules,
        List<ManifestFile> files,
        List<ManifestPart> parts,
        Optional<ContentHash> split) {

    /** The format that this Tare writes, and the newest that it reads; version 1 knew no parts and no stubs. */
    public static final int SCHEMA_VERSION = 2;

    /** Where the manifest lies in a {@code tree} and a {@code flat} output. */
    public static final String PATH = ".tare/manifest.json";

    public Manifest {
        modules = List.copyOf(modules);
        files = List.copyOf(files);
        parts = List.copyOf(parts);
    }

    /** A manifest of an output in which everything stands where it stood. */
    public Manifest(
            String tool,
            String target,
            int level,
            String notation,
            String encoding,
            String harness,
            List<ManifestModule> modules,
            List<ManifestFile> files) {
        this(tool, target, level, notation, encoding, harness, modules, files, List.of(), Optional.empty());
    }

    /** Returns the manifest of an output that names the same files and parts, and whose passes over texts changed none of them. */
    public Manifest withoutSteps() {
        List<ManifestModule> unchanged = new ArrayList<>(modules.size());
        for (ManifestModule module : modules) {
            unchanged.add(new ManifestModule(
                    module.id(), module.source(), module.tokens(), List.of(), module.home(), module.stubs()));
        }
        List<ManifestPart> named = new ArrayList<>(parts.size());
        for (ManifestPart part : parts) {
            named.add(new ManifestPart(part.id(), part.reason(), part.tokens(), List.of()));
        }
        return withModules(unchanged).withParts(named);
    }

    /** Returns the same with other modules. */
    public Manifest withModules(List<ManifestModule> others) {
        return new Manifest(tool, target, level, notation, encoding, harness, others, files, parts, split);
    }

    /** Returns the same with other files that are no modules. */
    public Manifest withFiles(List<ManifestFile> others) {
        return new Manifest(tool, target, level, notation, encoding, harness, modules, others, parts, split);
    }

    /** Returns the same with other parts. */
    public Manifest withParts(List<ManifestPart> others) {
        return new Manifest(tool, target, level, notation, encoding, harness, modules, files, others, split);
    }
}
