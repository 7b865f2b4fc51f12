package dev.tare.bundler.audit;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.BlockScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections of a module as a forest: what stands below each heading, and large XML elements, in fences too. A section lies
 * wholly within its parent.
 */
final class Outline {

    /** Elements below this size are never worth moving, so they are not kept. */
    private static final int LEAST_BYTES = 600;

    private final SourceText source;
    private final List<Block> blocks;
    private final List<Node> nodes = new ArrayList<>();

    private Outline(SourceText source) {
        this.source = source;
        this.blocks = BlockScanner.scan(source);
    }

    /**
     * A section.
     *
     * @param span from its heading or start tag to its end
     * @param head the heading or the line of the start tag, which stays when the section moves
     * @param title the heading's words or the element's name
     * @param parent the index of the section around it, or -1
     * @param element whether it is an XML element
     */
    record Node(Span span, Span head, String title, int parent, boolean element) {}

    /** Returns the sections in the order of the file, parents before children. */
    static Outline of(SourceText source) {
        Outline outline = new Outline(source);
        outline.headings();
        outline.elements();
        return outline;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Block> blocks() {
        return blocks;
    }

    private void headings() {
        List<Block.Heading> headings = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                headings.add(heading);
            }
        }
        int[] open = new int[headings.size() + 1];
        int depth = 0;
        int[] ends = sectionEnds(headings);
        for (int i = 0; i < headings.size(); i++) {
            Block.Heading heading = headings.get(i);
            while (depth > 0 && headings.get(open[depth - 1]).level() >= heading.level()) {
                depth--;
            }
            int parent = depth == 0 ? -1 : open[depth - 1];
            open[depth++] = i;
            nodes.add(new Node(
                    new Span(heading.span().start(), ends[i]),
                    heading.span(),
                    source.slice(heading.text()).strip(),
                    parent,
                    false));
        }
    }

    /** A section ends at the next heading that is as high as its own. Computed from the back, each heading once. */
    private int[] sectionEnds(List<Block.Heading> headings) {
        int[] ends = new int[headings.size()];
        int[] next = new int[8];
        java.util.Arrays.fill(next, source.length());
        for (int i = headings.size() - 1; i >= 0; i--) {
            int level = headings.get(i).level();
            ends[i] = next[level];
            for (int deeper = level; deeper < next.length; deeper++) {
                next[deeper] = headings.get(i).span().start();
            }
        }
        return ends;
    }

    private void elements() {
        int headings = nodes.size();
        int section = -1;
        for (Block block : blocks) {
            if (block instanceof Block.Heading) {
                section++;
            } else if (block instanceof Block.Fence fence && isXml(fence)) {
                new ElementScan(fence.content(), Math.min(section, headings - 1)).run();
            } else if (block instanceof Block.XmlElement element) {
                new ElementScan(element.span(), Math.min(section, headings - 1)).run();
            }
        }
    }

    private boolean isXml(Block.Fence fence) {
        String info = source.slice(fence.info());
        return info.isEmpty() || info.startsWith("xml") || info.startsWith("XML") || info.startsWith("html");
    }

    /**
     * Finds elements by their tags alone. The text is often damaged: an end tag closes the nearest open element of its name
     * and all that are open inside it, one without any is passed over, and what is never closed is no section.
     */
    private final class ElementScan {

        private static final int DEEPEST = 64;

        private final byte[] bytes = source.utf8();
        private final Span span;
        private final int section;
        private final int[] nameStart = new int[DEEPEST];
        private final int[] nameEnd = new int[DEEPEST];
        private final int[] found = new int[DEEPEST];
        private int depth;

        ElementScan(Span span, int section) {
            this.span = span;
            this.section = section;
        }

        void run() {
            int first = nodes.size();
            int at = span.start();
            while (at < span.end()) {
                if (bytes[at] != '<' || at + 1 >= span.end()) {
                    at++;
                } else if (bytes[at + 1] == '/') {
                    at = endTag(at + 2);
                } else if (isNameStart(bytes[at + 1])) {
                    at = startTag(at + 1);
                } else {
                    at++;
                }
            }
            dropUnclosed(first);
        }

        private int startTag(int name) {
            int end = nameEnd(name);
            int close = end;
            while (close < span.end() && bytes[close] != '>' && bytes[close] != '<') {
                close++;
            }
            if (close >= span.end() || bytes[close] == '<') {
                return end;
            }
            if (bytes[close - 1] != '/' && depth < DEEPEST) {
                nameStart[depth] = name;
                nameEnd[depth] = end;
                found[depth] = nodes.size();
                int start = name - 1;
                int parent = depth == 0 ? section : found[depth - 1];
                nodes.add(new Node(
                        new Span(start, start), new Span(start, close + 1), source.slice(name, end), parent, true));
                depth++;
            }
            return close + 1;
        }

        private int endTag(int name) {
            int end = nameEnd(name);
            int open = depth - 1;
            while (open >= 0 && !sameName(open, name, end)) {
                open--;
            }
            int after = end;
            while (after < span.end() && bytes[after] != '>') {
                after++;
            }
            after = Math.min(span.end(), after + 1);
            if (open >= 0) {
                Node node = nodes.get(found[open]);
                nodes.set(
                        found[open],
                        new Node(new Span(node.span().start(), after), node.head(), node.title(), node.parent(), true));
                depth = open;
            }
            return after;
        }

        private boolean sameName(int open, int name, int end) {
            int length = end - name;
            if (nameEnd[open] - nameStart[open] != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (bytes[nameStart[open] + i] != bytes[name + i]) {
                    return false;
                }
            }
            return true;
        }

        private int nameEnd(int from) {
            int at = from;
            while (at < span.end() && isNamePart(bytes[at])) {
                at++;
            }
            return at;
        }

        /** Leaves out what was never closed or is small, and hangs what stood inside on the section around it. */
        private void dropUnclosed(int first) {
            int[] moved = new int[nodes.size() - first];
            int kept = first;
            for (int i = first; i < nodes.size(); i++) {
                Node node = nodes.get(i);
                int parent = node.parent() >= first ? moved[node.parent() - first] : node.parent();
                if (node.span().length() < LEAST_BYTES) {
                    moved[i - first] = parent;
                } else {
                    moved[i - first] = kept;
                    nodes.set(kept++, new Node(node.span(), node.head(), node.title(), parent, true));
                }
            }
            nodes.subList(kept, nodes.size()).clear();
        }
    }

    private static boolean isNameStart(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
    }

    private static boolean isNamePart(byte b) {
        return isNameStart(b) || b >= '0' && b <= '9' || b == '-' || b == '.' || b == ':';
    }
}
