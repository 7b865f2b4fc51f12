package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.Arrays;
import java.util.List;

/** Draws trees, and checks what holds for every tree. */
final class Trees {

    private Trees() {}

    static SectionTree of(String path, String text) {
        return SectionTree.of(SourceText.of(new ModuleId(path), text));
    }

    /** Draws a node a line: its kind, its title, and the first line of a leaf. */
    static String draw(SectionTree tree) {
        StringBuilder out = new StringBuilder();
        for (SectionNode node : tree.nodes()) {
            out.append("  ".repeat(node.depth())).append(node.kind());
            if (!node.title().isEmpty()) {
                out.append(' ').append(node.title());
            }
            if (node.isLeaf()) {
                String text = tree.text(node).strip();
                int end = text.indexOf('\n');
                out.append(": ").append(end < 0 ? text : text.substring(0, end) + " …");
            }
            out.append('\n');
        }
        return out.toString();
    }

    /** Checks that spans nest, siblings are apart and in order, and nothing but white space is left out. */
    static void check(SectionTree tree) {
        SourceText source = tree.source();
        boolean[] covered = new boolean[source.length()];
        Arrays.fill(covered, 0, source.bodyStart(), true);
        List<SectionNode> nodes = tree.nodes();
        assertThat(tree.root().span()).isEqualTo(source.span());
        int leaves = 0;
        for (SectionNode node : nodes) {
            assertThat(nodes.get(node.index())).isSameAs(node);
            Span span = node.span();
            assertThat(span.contains(node.head()) && span.contains(node.tail()))
                    .as("%s", node)
                    .isTrue();
            int at = span.start();
            for (SectionNode child : tree.children(node)) {
                assertThat(child.parent()).isEqualTo(node.index());
                assertThat(child.depth()).isEqualTo(node.depth() + 1);
                assertThat(child.span().start()).as("%s", child).isGreaterThanOrEqualTo(at);
                at = child.span().end();
            }
            assertThat(at).as("%s", node).isLessThanOrEqualTo(span.end());
            if (node.isLeaf()) {
                leaves++;
                Arrays.fill(covered, span.start(), span.end(), true);
            }
            Arrays.fill(covered, node.head().start(), node.head().end(), true);
            Arrays.fill(covered, node.tail().start(), node.tail().end(), true);
        }
        assertThat(leaves).isPositive();
        for (int i = 0; i < covered.length; i++) {
            if (!covered[i] && !LineEdges.isWhite(source.utf8()[i])) {
                throw new AssertionError("byte " + i + " of " + source.id() + " is in no node: "
                        + source.slice(Math.max(0, i - 40), Math.min(source.length(), i + 1)) + "\n" + draw(tree));
            }
        }
    }
}
