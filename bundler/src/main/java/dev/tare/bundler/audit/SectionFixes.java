package dev.tare.bundler.audit;

import dev.tare.bundler.audit.Candidate.Claim;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.wording.MaterialTitles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds sections of a loaded module that could be opened when they are needed: large ones, and smaller ones that look like
 * material to look things up in. Lines that state a hard constraint are taken to stay where they are and are not saved, nor
 * is the heading.
 */
final class SectionFixes {

    /** What the line that says where the text went and when to read it weighs, by and large. */
    private static final int POINTER = 25;

    private static final int LEAST_REFERENCE = 200;
    private static final int LEAST_OTHER = 600;

    /** A section that is nearly the whole module is the module: its parts are looked at instead. */
    private static final int WHOLE_PERCENT = 70;

    private static final int CODE_PERCENT = 60;

    private final PromptModule module;
    private final List<ModuleId> starts;
    private final Outline outline;
    private final LineWeights weights;
    private final List<Candidate> found = new ArrayList<>();
    private final int[] firstChild;
    private final int[] nextSibling;
    private final long[] codeBefore;

    private SectionFixes(PromptModule module, List<ModuleId> starts, Outline outline, LineWeights weights) {
        this.module = module;
        this.starts = starts;
        this.outline = outline;
        this.weights = weights;
        this.codeBefore = codeBefore();
        int count = outline.nodes().size();
        this.firstChild = new int[count + 1];
        this.nextSibling = new int[count];
        java.util.Arrays.fill(firstChild, -1);
        for (int i = count - 1; i >= 0; i--) {
            int parent = outline.nodes().get(i).parent();
            int slot = parent < 0 ? count : parent;
            nextSibling[i] = firstChild[slot];
            firstChild[slot] = i;
        }
    }

    /**
     * Returns the sections of the module that are worth naming.
     *
     * @param starts the entries that load it; empty when it is always loaded
     */
    static List<Candidate> find(PromptModule module, List<ModuleId> starts, Outline outline, LineWeights weights) {
        SectionFixes fixes = new SectionFixes(module, starts, outline, weights);
        fixes.search();
        return fixes.found;
    }

    /** Goes from the top down and stops at a section that is named; without recursion, as elements nest at will. */
    private void search() {
        int count = outline.nodes().size();
        int[] stack = new int[count + 1];
        int size = push(stack, 0, count);
        while (size > 0) {
            int node = stack[--size];
            if (!name(node)) {
                size = push(stack, size, node);
            }
        }
    }

    private int push(int[] stack, int size, int parent) {
        int filled = size;
        for (int child = firstChild[parent]; child >= 0; child = nextSibling[child]) {
            stack[filled++] = child;
        }
        return filled;
    }

    private boolean name(int index) {
        Outline.Node node = outline.nodes().get(index);
        int first = weights.firstLine(node.span());
        int last = weights.lastLine(node.span());
        int tokens = weights.tokens(first, last);
        int body = weights.lastLine(node.head()) + 1;
        int saves = weights.movable(body, last) - POINTER;
        if (saves < LEAST_REFERENCE || tokens * 100L > (long) WHOLE_PERCENT * weights.all()) {
            return false;
        }
        String word = MaterialTitles.wordIn(node.title());
        int code = node.element() ? 0 : codePercent(node.span());
        boolean reference = !word.isEmpty() || code >= CODE_PERCENT;
        if (!reference && (saves < LEAST_OTHER || hasLargeParts(index, tokens))) {
            return false;
        }
        // Most of it commands: it is an instruction, whatever its title says.
        if (saves * 2L < tokens) {
            return false;
        }
        String title = node.element() ? "<" + node.title() + ">" : "\"" + node.title() + "\"";
        String why = !word.isEmpty()
                ? "material to look up"
                : code >= CODE_PERCENT ? code + "% code and tables" : Sources.grouped(tokens) + " tokens in one piece";
        int staying = tokens - weights.tokens(first, body - 1) - weights.movable(body, last);
        String stay = staying == 0 ? "" : "; its musts and nevers stay";
        found.add(new Candidate(
                FixKind.HEAVY_SECTION,
                module.id().path(),
                first,
                saves,
                starts,
                List.of(new Claim(module.id(), first, last)),
                Optional.empty(),
                node.title(),
                "move " + title + " (" + why + ") to a file of its own and say when to read it" + stay));
        return true;
    }

    /** Tells whether its parts are large enough to be named one by one. */
    private boolean hasLargeParts(int index, int tokens) {
        int parts = 0;
        for (int child = firstChild[index]; child >= 0; child = nextSibling[child]) {
            Span span = outline.nodes().get(child).span();
            int weight = weights.tokens(weights.firstLine(span), weights.lastLine(span));
            if (weight >= LEAST_OTHER && weight * 100L <= 90L * tokens) {
                parts++;
            }
        }
        return parts > 0;
    }

    private int codePercent(Span span) {
        int from = firstBlock(span.start());
        int to = firstBlock(span.end());
        return (int) ((codeBefore[to] - codeBefore[from]) * 100 / Math.max(1, span.length()));
    }

    /** Returns the index of the first block that starts at the offset or after it. */
    private int firstBlock(int offset) {
        List<Block> blocks = outline.blocks();
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Returns, for each block and the end, how many bytes of code and tables are before it. */
    private long[] codeBefore() {
        List<Block> blocks = outline.blocks();
        long[] before = new long[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean counts = block instanceof Block.Table
                    || block instanceof Block.IndentedCode
                    || block instanceof Block.Fence fence && !isInstruction(fence);
            before[i + 1] = before[i] + (counts ? block.span().length() : 0);
        }
        return before;
    }

    /** A fence of XML, YAML or Markdown is often the instruction itself. */
    private boolean isInstruction(Block.Fence fence) {
        String info = module.source().slice(fence.info()).strip().toLowerCase(java.util.Locale.ROOT);
        return info.startsWith("xml")
                || info.startsWith("yaml")
                || info.startsWith("yml")
                || info.startsWith("md")
                || info.startsWith("markdown");
    }
}
