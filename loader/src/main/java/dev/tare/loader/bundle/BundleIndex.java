package dev.tare.loader.bundle;

import java.util.List;

/**
 * What a bundle says of itself.
 *
 * @param tool the version of Tare that made it
 * @param level the level of the passes
 * @param notation how instruction XML is written
 * @param encoding the encoding in which tokens were counted
 * @param harness the harness that the framework was written for, with its version
 * @param sourceTokens what all modules had in the source
 * @param parts the templates, each text once, in order of their hashes
 * @param modules in order of their ids
 * @param entries in order of their ids
 */
public record BundleIndex(
        String tool,
        int level,
        String notation,
        String encoding,
        String harness,
        long sourceTokens,
        List<BundlePart> parts,
        List<BundleModule> modules,
        List<BundleEntry> entries) {

    /** The format that this Tare writes, and the only one that it reads. */
    public static final int SCHEMA_VERSION = 1;

    public BundleIndex {
        parts = List.copyOf(parts);
        modules = List.copyOf(modules);
        entries = List.copyOf(entries);
        for (BundleModule module : modules) {
            check(module.template(), parts.size(), "template");
            for (int need : module.needs()) {
                check(need, modules.size(), "module");
            }
        }
        for (BundleEntry entry : entries) {
            check(entry.module(), modules.size(), "module");
            for (BundlePiece piece : entry.critical()) {
                check(piece.module(), modules.size(), "module");
                check(piece.template(), parts.size(), "template");
            }
            for (int id : entry.onDemand()) {
                check(id, modules.size(), "module");
            }
        }
    }

    private static void check(int index, int size, String what) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no " + what + " " + index + " of " + size);
        }
    }
}
