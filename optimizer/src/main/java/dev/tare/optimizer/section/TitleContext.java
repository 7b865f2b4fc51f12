package dev.tare.optimizer.section;

import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.section.SectionNode.Kind;
import java.util.Set;

/** What the titles and elements around a block say about it. A title that stands above nearly the whole module says nothing. */
final class TitleContext {

    private static final int WHOLE_PERCENT = 70;

    private enum Says {
        NOTHING,
        RULES,
        OUTPUT,
        LIKELY_MATERIAL
    }

    private final SectionTree tree;

    /** What the nearest title that says something says, a node's own title first. */
    private final Says[] says;

    private final boolean[] material;
    private final boolean[] strict;

    TitleContext(SectionTree tree) {
        this.tree = tree;
        int count = tree.nodes().size();
        this.says = new Says[count];
        this.material = new boolean[count];
        this.strict = new boolean[count];
        for (SectionNode node : tree.nodes()) {
            inherit(node);
        }
    }

    private void inherit(SectionNode node) {
        int i = node.index();
        int parent = node.parent();
        says[i] = parent < 0 ? Says.NOTHING : says[parent];
        material[i] = parent >= 0 && material[parent];
        strict[i] = parent >= 0 && strict[parent];
        boolean titled = node.kind() == Kind.SECTION || node.kind() == Kind.ELEMENT || node.kind() == Kind.KEY;
        long length = node.span().length();
        if (!titled || length * 100 > (long) WHOLE_PERCENT * tree.source().length()) {
            return;
        }
        if (TitleWords.isMaterial(node.title())) {
            material[i] = true;
            says[i] = Says.NOTHING;
        } else if (TitleWords.isOutput(node.title())) {
            says[i] = Says.OUTPUT;
        } else if (TitleWords.isRule(node.title())) {
            says[i] = Says.RULES;
        } else if (TitleWords.isLikelyMaterial(node.title())) {
            says[i] = Says.LIKELY_MATERIAL;
        }
        strict[i] |=
                node.kind() == Kind.ELEMENT && !node.isLeaf() && HardConstraints.isStatedIn(tree.source(), node.head());
    }

    void addTo(SectionNode node, Set<Feature> found) {
        int i = node.index();
        if (material[i]) {
            found.add(Feature.MATERIAL_TITLE);
        }
        if (strict[i]) {
            found.add(Feature.STRICT_AROUND);
        }
        switch (says[i]) {
            case RULES -> found.add(Feature.RULE_TITLE);
            case OUTPUT -> {
                found.add(Feature.RULE_TITLE);
                found.add(Feature.OUTPUT);
            }
            case LIKELY_MATERIAL -> found.add(Feature.LIKELY_MATERIAL_TITLE);
            case NOTHING -> {}
        }
        if (node.kind() == Kind.ELEMENT && TitleWords.isDescription(node.title())) {
            found.add(Feature.DESCRIPTION);
        }
        if (node.kind() == Kind.ELEMENT && TitleWords.isMetadata(node.title())) {
            found.add(Feature.METADATA);
        }
    }
}
