package dev.tare.optimizer.section;

import dev.tare.optimizer.section.SectionNode.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the shape of a block says: code, drawings, links, figures, marks for done and failed, boxes. */
final class ShapeFeatures {

    private static final Set<String> SHELLS = Set.of("bash", "sh", "shell", "zsh", "console", "powershell", "terminal");

    /** A block with fewer words holds little beside what stands out in it. */
    private static final int SHORT = 14;

    private static final int WORDS_PER_LINK = 14;
    private static final int DRAWN = 0x2500;
    private static final int DRAWN_END = 0x2580;

    private final SectionTree tree;
    private final SectionNode node;
    private final List<Word> words;
    private final int links;

    ShapeFeatures(SectionTree tree, SectionNode node, BlockWords words) {
        this.tree = tree;
        this.node = node;
        this.words = words.words();
        this.links = words.links();
    }

    void addTo(Set<Feature> found) {
        String text = tree.text(node);
        if (isDrawn(text)) {
            found.add(Feature.DRAWING);
        } else if (node.kind() == Kind.FENCE || node.kind() == Kind.INDENTED_CODE) {
            String info = node.title().toLowerCase(Locale.ROOT);
            found.add(SHELLS.contains(info) ? Feature.COMMAND : Feature.CODE);
        }
        if (node.kind() == Kind.ITEM && text.stripLeading().startsWith("[ ]", 2)) {
            found.add(Feature.TO_DO);
        }
        if (node.kind() == Kind.ITEM && startsWithDigit(text)) {
            found.add(Feature.STEP);
        }
        if (node.kind() == Kind.ELEMENT && words.size() < SHORT && text.contains(".md")) {
            found.add(Feature.ROUTE);
        }
        count(found);
    }

    private void count(Set<Feature> found) {
        int figures = 0;
        int addresses = links;
        int checks = 0;
        int plain = 0;
        for (Word word : words) {
            switch (word.kind()) {
                case NUMBER -> figures += isMeasure(word.text()) ? 1 : 0;
                case ADDRESS -> addresses++;
                case CHECK -> checks++;
                case WORD -> plain++;
                case CODE, ARROW, COLON, QUESTION -> {}
            }
        }
        if (figures >= 2 || figures == 1 && plain < SHORT) {
            found.add(Feature.FIGURES);
        }
        if (addresses > 0 && plain <= addresses * WORDS_PER_LINK && !found.contains(Feature.IMPERATIVE)) {
            found.add(Feature.LINKS);
        }
        if (checks > 0) {
            found.add(Feature.STATUS);
        }
    }

    /** Tells whether the number is a share, a duration, a factor or an amount with its unit. */
    private static boolean isMeasure(String number) {
        char last = number.charAt(number.length() - 1);
        boolean unit = last == '%'
                || last == 'x'
                || number.endsWith("ms")
                || number.endsWith("s")
                || number.endsWith("kb")
                || number.endsWith("KB")
                || number.endsWith("MB")
                || number.endsWith("k");
        return unit
                || number.indexOf(',') > 0
                || number.indexOf('.') > 0 && number.indexOf('.') == number.lastIndexOf('.');
    }

    private static boolean startsWithDigit(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private static boolean isDrawn(String text) {
        int drawn = 0;
        for (int i = 0; i < text.length() && drawn < 3; i++) {
            drawn += text.charAt(i) >= DRAWN && text.charAt(i) < DRAWN_END ? 1 : 0;
        }
        return drawn >= 3;
    }
}
