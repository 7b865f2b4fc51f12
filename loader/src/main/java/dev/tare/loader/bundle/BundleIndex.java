package dev.tare.loader.bundle;

import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.PartialName;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.template.TemplateSlot;
import java.util.ArrayList;
import java.util.HashSet;
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

    /** What all modules may have: half as much again as the largest frameworks that were measured, times three. */
    private static final long MOST_MODULE_BYTES = 256L << 20;

    /** What one entry may load when it starts, as in the target flat. */
    private static final long MOST_PROMPT_BYTES = 100_000_000;

    private static final int MOST_PROMPT_FILES = 100_000;

    /** The bytes that a template may have with its partials in place: far more than any context holds. */
    private static final long MOST_TEXT_BYTES = 128L << 20;

    public BundleIndex {
        parts = List.copyOf(parts);
        partials = List.copyOf(partials);
        modules = List.copyOf(modules);
        entries = List.copyOf(entries);
        checkPartials(partials);
        for (BundlePart part : parts) {
            if (part.index().hasParameters()) {
                throw new IllegalArgumentException(
                        "the template " + part.hash().base64() + " has parameters, and is no partial");
            }
            checkCalled(part.index(), partials);
        }
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
        checkSizes(modules, entries, textBytes(parts, partials));
    }

    /** Partials have none of their own, so that there is no cycle of them, and no depth. */
    private static void checkPartials(List<BundlePartial> partials) {
        String before = "";
        for (BundlePartial partial : partials) {
            PartialName.check(partial.name());
            if (partial.name().compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        partial.name().equals(before)
                                ? "there are two partials '" + before + "'"
                                : "the partials are in no order");
            }
            before = partial.name();
            if (!partial.index().partials().isEmpty()) {
                throw new IllegalArgumentException("the partial '" + partial.name() + "' has partials of its own: "
                        + partial.index().partials());
            }
        }
    }

    /**
     * Checks which partials a template names. Each has to stand in its text, since they are read with it, and a small text must not have any number
     * of large ones read.
     */
    private static void checkCalled(TemplateIndex index, List<BundlePartial> partials) {
        List<String> names = index.partials();
        if (names.isEmpty()) {
            return;
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("a template names a partial twice");
        }
        boolean[] there = new boolean[names.size()];
        for (int i = 0; i < index.segments(); i++) {
            if (index.partial(i) >= 0) {
                there[index.partial(i)] = true;
            }
        }
        for (int i = 0; i < there.length; i++) {
            if (!there[i]) {
                throw new IllegalArgumentException("the partial '" + names.get(i) + "' stands nowhere in a template");
            }
        }
        for (PartialCall call : index.calls()) {
            String name = names.get(call.partial());
            call.checkWords(name, partial(partials, name).index());
        }
    }

    /** Texts count as often as they are named: a small file must not become a large prompt. */
    private static void checkSizes(List<BundleModule> modules, List<BundleEntry> entries, long[] bytes) {
        long all = 0;
        for (BundleModule module : modules) {
            all += bytes[module.template()];
        }
        if (all > MOST_MODULE_BYTES) {
            throw new BundleLimitException(
                    "its modules have " + all + " bytes, and " + MOST_MODULE_BYTES + " are allowed");
        }
        for (BundleEntry entry : entries) {
            long prompt = 0;
            for (BundlePiece piece : entry.critical()) {
                prompt += bytes[piece.template()];
            }
            if (prompt > MOST_PROMPT_BYTES || entry.critical().size() > MOST_PROMPT_FILES) {
                throw new BundleLimitException("the entry '" + entry.names().get(0) + "' loads "
                        + entry.critical().size() + " files and " + prompt + " bytes, and " + MOST_PROMPT_FILES
                        + " and " + MOST_PROMPT_BYTES + " are allowed");
            }
        }
    }

    /** Returns what each template has with its partials in place. */
    private static long[] textBytes(List<BundlePart> parts, List<BundlePartial> partials) {
        long[] bytes = new long[parts.size()];
        for (int i = 0; i < bytes.length; i++) {
            BundlePart part = parts.get(i);
            bytes[i] = sum(part.index(), partials, false);
            if (bytes[i] > MOST_TEXT_BYTES) {
                throw new BundleLimitException("the template " + part.hash().base64() + " with its partials has "
                        + bytes[i] + " bytes, and " + MOST_TEXT_BYTES + " are allowed");
            }
        }
        return bytes;
    }

    /** Returns the bytes or the tokens of a template with its partials in place. */
    private static long sum(TemplateIndex index, List<BundlePartial> partials, boolean tokens) {
        long sum = tokens ? index.tokens() : index.bytes();
        if (index.partials().isEmpty()) {
            return sum;
        }
        List<TemplateIndex> told = new ArrayList<>(index.partials().size());
        for (String name : index.partials()) {
            told.add(partial(partials, name).index());
        }
        for (int i = 0; i < index.segments(); i++) {
            PartialCall call = index.call(i);
            if (call != null) {
                sum += tokens ? call.tokens() : call.bytes(told.get(call.partial()));
            } else if (index.partial(i) >= 0) {
                TemplateIndex partial = told.get(index.partial(i));
                sum += tokens ? partial.tokens() : partial.bytes();
            }
        }
        return sum;
    }

    private static BundlePartial partial(List<BundlePartial> partials, String name) {
        int low = 0;
        int high = partials.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = partials.get(middle).name().compareTo(name);
            if (order == 0) {
                return partials.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalArgumentException("the partial '" + name + "' is missing");
    }

    /**
     * Returns the partial of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public BundlePartial partial(String name) {
        return partial(partials, name);
    }

    /** Returns how many bytes a template's literal text and tags have, its partials in place. */
    public long textBytes(int part) {
        return sum(parts.get(part).index(), partials, false);
    }

    /** Returns the tokens of a template's literal text, its partials in place: the sum of counts of stretches. */
    public long textTokens(int part) {
        return sum(parts.get(part).index(), partials, true);
    }

    /**
     * Returns a hash of all that a rendered text comes from: the template's own text, those of its partials, whose names say nothing of
     * theirs, and how slots are filled, which no text says either.
     */
    public ContentHash content(int part) {
        BundlePart told = parts.get(part);
        if (told.index().partials().isEmpty() && told.index().slots().isEmpty()) {
            return told.hash();
        }
        StringBuilder all = new StringBuilder();
        append(all, told.hash(), told.index());
        for (String name : told.index().partials()) {
            BundlePartial partial = partial(name);
            append(all, partial.hash(), partial.index());
        }
        return ContentHash.of(all.toString());
    }

    private static void append(StringBuilder all, ContentHash hash, TemplateIndex index) {
        all.append(hash.hex());
        for (TemplateSlot slot : index.slots()) {
            all.append('\n')
                    .append(slot.name())
                    .append(' ')
                    .append(slot.kind())
                    .append(' ')
                    .append(slot.position())
                    .append(' ')
                    .append(slot.written().length())
                    .append(' ')
                    .append(slot.written());
        }
        all.append('\n');
    }

    private static void check(int index, int size, String what) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no " + what + " " + index + " of " + size);
        }
    }
}
