package dev.tare.optimizer.section;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.section.SectionNode.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects nodes in the order of the file; what is open is around what comes. */
final class TreeBuilder {

    private final SourceText source;
    private final List<SectionNode> nodes = new ArrayList<>();
    private final List<SectionNode> open = new ArrayList<>();

    TreeBuilder(SourceText source) {
        this.source = source;
    }

    void leaf(Kind kind, Span span) {
        open(kind, span.start(), new Span(span.start(), span.start()), "");
        close(span.end());
    }

    /** Opens a node; its end is told when it is closed. */
    void open(Kind kind, int start, Span head, String title) {
        int parent = open.isEmpty() ? -1 : open.get(open.size() - 1).index();
        SectionNode node = new SectionNode(
                nodes.size(), kind, new Span(start, start), head, head, title, open.size(), parent, nodes.size());
        nodes.add(node);
        open.add(node);
    }

    void close(int end) {
        close(end, new Span(end, end));
    }

    void close(int end, Span tail) {
        SectionNode node = open.remove(open.size() - 1);
        nodes.set(
                node.index(),
                new SectionNode(
                        node.index(),
                        node.kind(),
                        new Span(node.span().start(), end),
                        node.head(),
                        tail,
                        node.title(),
                        node.depth(),
                        node.parent(),
                        nodes.size() - 1));
    }

    int depth() {
        return open.size();
    }

    Kind top() {
        return open.get(open.size() - 1).kind();
    }

    SectionTree build() {
        return new SectionTree(source, nodes);
    }
}
