package dev.tare.optimizer.section;

import dev.tare.core.text.SourceText;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.block.Layout;
import java.util.ArrayList;
import java.util.List;

/**
 * The sections, blocks and elements of a module as a tree, in the order of the file, parents before children. Children lie wholly
 * within their parent, apart from each other and in order; with white space, heads and tails the leaves cover the file. Linear in the
 * file's length; immutable.
 */
public final class SectionTree {

    private final SourceText source;
    private final List<SectionNode> nodes;

    SectionTree(SourceText source, List<SectionNode> nodes) {
        this.source = source;
        this.nodes = List.copyOf(nodes);
    }

    /** Returns the tree of a text; what it is follows from its extension, as in {@link BlockScanner}. */
    public static SectionTree of(SourceText source) {
        return of(source, BlockScanner.layout(source));
    }

    /** Returns the tree of a text whose layout is known. */
    public static SectionTree of(SourceText source, Layout layout) {
        return new TreeScan(source, layout).scan();
    }

    public SourceText source() {
        return source;
    }

    /** Returns all nodes; the first is the module. */
    public List<SectionNode> nodes() {
        return nodes;
    }

    public SectionNode root() {
        return nodes.get(0);
    }

    public SectionNode node(int index) {
        return nodes.get(index);
    }

    /** Returns the nodes right below this one, in order. */
    public List<SectionNode> children(SectionNode parent) {
        List<SectionNode> children = new ArrayList<>();
        int next = parent.index() + 1;
        while (next <= parent.last()) {
            SectionNode child = nodes.get(next);
            children.add(child);
            next = child.last() + 1;
        }
        return children;
    }

    /** Returns the words of the node's span. */
    public String text(SectionNode node) {
        return source.slice(node.span());
    }
}
