package dev.tare.bundler.audit;

import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Finds passages that stand twice in the same context, word for word. */
final class DuplicateFixes {

    /** Shorter passages are often the same for a good reason. */
    private static final int LEAST_BYTES = 160;

    private static final int LEAST_TOKENS = 80;

    /** How many copies of one passage are compared with each other. */
    private static final int MOST_COPIES = 40;

    /** The passages that two modules share, and the starts that hold both. */
    private static final class Pair {

        private final Loaded copy;
        private final Loaded kept;
        private final List<ModuleId> starts;
        private final List<int[]> lines = new ArrayList<>();
        private int keptLine;

        Pair(Loaded copy, Loaded kept, List<ModuleId> starts) {
            this.copy = copy;
            this.kept = kept;
            this.starts = starts;
        }
    }

    private final Map<Passage, List<Place>> places = new HashMap<>();

    /** By the paths of the two. */
    private final Map<String, Pair> shared = new LinkedHashMap<>();

    private DuplicateFixes() {}

    /** Where a passage stands: lines from 1, both included. */
    private record Place(Loaded module, int first, int last) {}

    /** The bytes of a block without the blank lines after it, to be looked up. */
    private static final class Passage {

        private final byte[] bytes;
        private final int start;
        private final int end;
        private final int hash;

        Passage(byte[] bytes, int start, int end) {
            this.bytes = bytes;
            this.start = start;
            this.end = end;
            // The platform's own code: nearly free even before this class is compiled.
            CRC32 sum = new CRC32();
            sum.update(bytes, start, end - start);
            this.hash = (int) sum.getValue();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Passage passage
                    && hash == passage.hash
                    && java.util.Arrays.equals(bytes, start, end, passage.bytes, passage.start, passage.end);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Returns what to do about the passages that these modules share, always-loaded modules first. */
    static List<Candidate> find(List<Loaded> modules) {
        DuplicateFixes fixes = new DuplicateFixes();
        for (Loaded module : modules) {
            for (Block block : module.outline().blocks()) {
                fixes.look(module, block);
            }
        }
        return fixes.candidates();
    }

    private void look(Loaded module, Block block) {
        if (block instanceof Block.Heading
                || block instanceof Block.Comment
                || block instanceof Block.FrontMatterBlock) {
            return;
        }
        byte[] bytes = module.module().source().utf8();
        int end = block.span().end();
        while (end > block.span().start() && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        if (end - block.span().start() < LEAST_BYTES) {
            return;
        }
        Span span = new Span(block.span().start(), end);
        Place place = new Place(
                module, module.weights().firstLine(span), module.weights().lastLine(span));
        List<Place> same =
                places.computeIfAbsent(new Passage(bytes, span.start(), span.end()), key -> new ArrayList<>(1));
        if (same.size() >= MOST_COPIES) {
            return;
        }
        for (Place earlier : same) {
            Pair pair = shared(module, earlier);
            if (pair != null) {
                pair.lines.add(new int[] {place.first(), place.last()});
                break;
            }
        }
        same.add(place);
    }

    private @Nullable Pair shared(Loaded copy, Place earlier) {
        String key = copy.module().id() + "\n" + earlier.module().module().id();
        Pair pair = shared.get(key);
        if (pair == null) {
            pair = pair(copy, earlier.module());
            if (pair != null) {
                pair.keptLine = earlier.first();
                shared.put(key, pair);
            }
        }
        return pair;
    }

    /** Returns the two with the starts that hold both, or null when none does. */
    private static @Nullable Pair pair(Loaded copy, Loaded kept) {
        if (kept.always()) {
            return new Pair(copy, kept, copy.starts());
        }
        Set<ModuleId> others = new HashSet<>(kept.starts());
        List<ModuleId> common = new ArrayList<>();
        for (ModuleId start : copy.starts()) {
            if (others.contains(start)) {
                common.add(start);
            }
        }
        return common.isEmpty() ? null : new Pair(copy, kept, common);
    }

    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (Pair pair : shared.values()) {
            ModuleId id = pair.copy.module().id();
            int saves = 0;
            List<Claim> claims = new ArrayList<>();
            for (int[] lines : pair.lines) {
                saves += pair.copy.weights().tokens(lines[0], lines[1]);
                claims.add(new Claim(id, lines[0], lines[1]));
            }
            if (saves < LEAST_TOKENS) {
                continue;
            }
            int count = pair.lines.size();
            ModuleId kept = pair.kept.module().id();
            String where = kept.equals(id) ? "line " + pair.keptLine : kept + ":" + pair.keptLine;
            candidates.add(new Candidate(
                    FixKind.DUPLICATE_TEXT,
                    id.path(),
                    pair.lines.get(0)[0],
                    saves,
                    pair.starts,
                    claims,
                    Optional.empty(),
                    kept.path(),
                    (count == 1 ? "the same passage stands" : count + " passages stand") + " in " + where
                            + ", which the same start holds: keep one copy"));
        }
        return candidates;
    }
}
