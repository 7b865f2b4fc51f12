package dev.tare.optimizer.xml;

import java.util.Random;

/** Makes XML as people write it in prompts: laid out by hand, and damaged on demand. */
final class RandomXml {

    private static final String[] NAMES = {"step", "rules", "w:p", "a_b", "check.list", "x-1", "Rolle", "größe"};
    private static final String[] WORDS = {
        "Read",
        "the",
        "file",
        "never",
        "delete",
        "it",
        "&gt;",
        "&amp;",
        "&lt;b&gt;",
        "200ms",
        "\"quoted\"",
        "it's",
        "a: b",
        "- item",
        "| cell |",
        "`code`",
        "name=value",
        "/",
        ">",
        "$ARGUMENTS",
        "ok.",
        "x > y",
        "<!-- c -->"
    };

    private final Random random;
    private final StringBuilder xml = new StringBuilder();
    private final String unit;

    private RandomXml(Random random) {
        this.random = random;
        this.unit = new String[] {"  ", "    ", "\t", " ", ""}[random.nextInt(5)];
    }

    /** Returns one or more elements, each on lines of its own. */
    static String wellFormed(Random random) {
        RandomXml made = new RandomXml(random);
        made.element(0);
        return made.xml.append('\n').toString();
    }

    /** Returns XML with something broken in it. */
    static String damaged(Random random) {
        StringBuilder xml = new StringBuilder(wellFormed(random));
        String[] dirt = {
            "<", "&", ">", "</step>", "<rules>", "<a b=c>", "<5", "\"", "<!--", "]]>", "\n", "  ", "|", "</", "/>"
        };
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(xml.length());
            if (random.nextBoolean()) {
                xml.insert(at, dirt[random.nextInt(dirt.length)]);
            } else {
                xml.delete(at, Math.min(xml.length(), at + 1 + random.nextInt(4)));
            }
        }
        if (random.nextInt(3) == 0) {
            xml.append(wellFormed(random));
        }
        return xml.isEmpty() || xml.charAt(xml.length() - 1) != '\n'
                ? xml.append('\n').toString()
                : xml.toString();
    }

    private void element(int depth) {
        String name = NAMES[random.nextInt(NAMES.length)];
        line(depth);
        xml.append('<').append(name);
        attributes();
        switch (random.nextInt(depth > 4 ? 4 : 8)) {
            case 0 -> xml.append(random.nextBoolean() ? "/>" : " />");
            case 1 -> xml.append("></").append(name).append('>');
            case 2 -> xml.append('>').append(words()).append("</").append(name).append('>');
            case 3 -> {
                xml.append('>');
                text(depth + 1);
                line(depth);
                xml.append("</").append(name).append('>');
            }
            case 4 -> {
                // A sentence with an element in it.
                xml.append('>').append(words()).append(" <b>").append(words()).append("</b>");
                xml.append(random.nextBoolean() ? " " : "\n")
                        .append(words())
                        .append("</")
                        .append(name)
                        .append('>');
            }
            default -> {
                xml.append('>');
                for (int i = random.nextInt(5); i >= 0; i--) {
                    switch (random.nextInt(8)) {
                        case 0 -> text(depth + 1);
                        case 1 -> {
                            line(depth + 1);
                            xml.append("<!-- ")
                                    .append(random.nextBoolean() ? "note" : "two\n lines")
                                    .append(" -->");
                        }
                        case 2 -> {
                            line(depth + 1);
                            xml.append("<![CDATA[ a < b\n   c ]]>");
                        }
                        default -> element(depth + 1);
                    }
                }
                line(depth);
                xml.append("</").append(name).append(random.nextInt(9) == 0 ? " >" : ">");
            }
        }
    }

    private void attributes() {
        for (int i = random.nextInt(4); i > 0; i--) {
            String space = random.nextInt(8) == 0 ? "\n    " : " ";
            String value = random.nextBoolean()
                    ? "v" + random.nextInt(9)
                    : new String[] {"", "a b", "x&gt;y", "a/b.md", "it's", "a:b", "1.2-3_4"}[random.nextInt(7)];
            String quote = value.contains("'") || random.nextInt(4) > 0 ? "\"" : "'";
            xml.append(space)
                    .append("n")
                    .append(i)
                    .append(random.nextInt(9) == 0 ? " = " : "=")
                    .append(quote)
                    .append(value)
                    .append(quote);
        }
    }

    private void text(int depth) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            line(depth);
            xml.append(" ".repeat(random.nextInt(3) * random.nextInt(2))).append(words());
            xml.append(" ".repeat(random.nextInt(2) * random.nextInt(3)));
        }
    }

    private void line(int depth) {
        if (xml.length() > 0) {
            xml.append(random.nextInt(12) == 0 ? "\n \n" : random.nextInt(12) == 0 ? "\r\n" : "\n")
                    .append(unit.repeat(depth));
        }
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            words.append(words.isEmpty() ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
