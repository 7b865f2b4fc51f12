package dev.tare.loader.bundle;

import dev.tare.loader.template.PartialName;
import dev.tare.loader.template.TemplateIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
 * @param partials what templates share, in order of their names
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
        List<BundlePartial> partials,
        List<BundleModule> modules,
        List<BundleEntry> entries) {

    /** The format that this Tare writes, and the only one that it reads. */
    public static final int SCHEMA_VERSION = 1;

    /** The bytes that a template may have with its partials in place: far more than any context holds. */
    private static final long MOST_TEXT_BYTES = 128L << 20;

    public BundleIndex {
        parts = List.copyOf(parts);
        partials = List.copyOf(partials);
        modules = List.copyOf(modules);
        entries = List.copyOf(entries);
        checkPartials(parts, partials);
        for (BundleModule module : modules) {
            check(module.template(), parts.size(), "template");
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

    /** Partials have none of their own, so that there is no cycle of them, and no depth. */
    private static void checkPartials(List<BundlePart> parts, List<BundlePartial> partials) {
        Map<String, BundlePartial> known = new HashMap<>();
        for (BundlePartial partial : partials) {
            PartialName.check(partial.name());
            if (known.put(partial.name(), partial) != null) {
                throw new IllegalArgumentException("there are two partials '" + partial.name() + "'");
            }
            if (!partial.index().partials().isEmpty()) {
                throw new IllegalArgumentException("the partial '" + partial.name() + "' has partials of its own: "
                        + partial.index().partials());
            }
        }
        for (BundlePart part : parts) {
            TemplateIndex index = part.index();
            long bytes = index.bytes();
            for (String name : index.partials()) {
                if (!known.containsKey(name)) {
                    throw new IllegalArgumentException("the partial '" + name + "' is missing");
                }
            }
            for (int i = 0; i < index.segments() && !index.partials().isEmpty(); i++) {
                if (index.partial(i) >= 0) {
                    String name = index.partials().get(index.partial(i));
                    bytes += Objects.requireNonNull(known.get(name)).index().bytes();
                }
            }
            if (bytes > MOST_TEXT_BYTES) {
                throw new IllegalArgumentException("the template " + part.hash().base64() + " with its partials has "
                        + bytes + " bytes, and " + MOST_TEXT_BYTES + " are allowed");
            }
        }
    }

    private static void check(int index, int size, String what) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no " + what + " " + index + " of " + size);
        }
    }
}
