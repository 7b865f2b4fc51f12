package dev.tare.bundler.build;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes small frameworks of what is most likely to be misread: marks of every notation, in every place, and damage. */
final class RandomFramework {

    private static final String[] PATHS = {
        ".claude/commands/a.md",
        ".claude/commands/b b.md",
        ".claude/agents/x.md",
        ".claude/rules/r.md",
        "CLAUDE.md",
        ".claude/skills/s/SKILL.md",
        "docs/a.md",
        "docs/b.xml",
        "docs/c.mdc",
        "d.yml",
        ".gemini/commands/g.toml",
        "t.mustache",
        "docs/A.md",
        "image.bin"
    };

    private static final String[] WORDS = {
        "@docs/a.md",
        "@docs/b.xml",
        "`.claude/rules/r.md`",
        "[x](docs/a.md)",
        "[[a]]",
        "{{ x }}",
        "{{{y}}}",
        "{{> t}}",
        "$1",
        "\\$1",
        "$ARGUMENTS",
        "!`git status`",
        "/a",
        "@agent-x",
        "some words",
        "**bold**  ",
        "``a`b``",
        "&amp;",
        "&lt;x&gt;",
        "&gt;",
        "&",
        "<",
        "a > b",
        "name=\"v\"",
        "|",
        "- x",
        "> q",
        "# no",
        "\\",
        "\t",
        "   ",
        "é ü",
        "日本語",
        "\u0301",
        "\r",
        "\u00a0",
        "\ufeff",
        "it's",
        "---",
        "===",
        "***",
        "<b>x</b>",
        "<!-- c -->",
        "@include docs/a.md#Head",
        "step order=1:",
        "check/",
        "a >",
        "~~~",
        "```",
        "<![CDATA[x ]]>",
        "]]>",
        "<?pi?>",
        "'",
    };

    private static final String[] BLOCKS = {
        "# Head\n",
        "Setext\n---\n",
        "A much longer head\n==================\n",
        "   ##   Head   ####\n",
        "*   one\n*   two\n    * three \\_x\n\n    goes on\n*   four\n",
        "  1.  see docs/a.md\n  2.  {{ x }} and \\$1\n\n      [[a]]\n",
        "+   a snake\\_case word, 3 \\* 4\\.\n+   docs/a\\.md \\@docs/a.md \\{\\{x\\}\\}\n",
        "```json\n{\n  \"a\" : [ 1.0, 2e5 , \"x  y\" ],\n  \"a\": \"{{ x }}\"\n}\n```\n",
        "```json\n[ { \"path\": \"docs/a.md\" },\n  null ]\n```\n",
        "```json\n{ \"open\": [ 1,\n```\n",
        "- one\n- two  \n",
        "> q  \n> w\n",
        "---\n",
        "***\n",
        "<!-- two\n lines -->\n",
        "<!-- unclosed\n",
        "| a | b   |\n|-----|:---:|\n| 1   |  2 |\n",
        "```\ncode  \n\n\nmore\n```\n",
        "```python\nx  \n",
        "    indented  \n\n\n    code\n",
        "<div>\n\n**x**  \n\n</div>\n",
        "═══════\n",
        "@docs/a.md  \n",
        "---\nname: x\n---\n",
        "<a>\n```xml\n<b>\n   <c>x</c>\n</b>\n```\n</a>\n",
        "> ```xml\n> <b>\n>    <c>x</c>\n> </b>\n> ```\n",
        "- item\n\n  ```xml\n  <b>\n     <c>x</c>\n  </b>\n  ```\n",
        "```xml\n<steps>\n  <step order=\"1\">Do it</step>\n  <step order=\"2\">See @docs/a.md now</step>\n</steps>\n```\n",
        "```xml\n<a>\n    <b>Read `docs/a.md` and {{ x }}</b>\n    <c x=\"docs/a.md\" y='b'/>\n</a>\n```\n",
    };

    private static final String[] DAMAGE = {"\n", "\n\n", " ", "\t", "\n    ", "`", "|", "<", ">", "\r\n"};

    private final Random random;

    private RandomFramework(Random random) {
        this.random = random;
    }

    /** Returns the files by their paths. */
    static Map<String, byte[]> of(Random random) {
        RandomFramework made = new RandomFramework(random);
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String path = made.pick(PATHS);
            files.put(path, made.file(path));
        }
        return files;
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private byte[] file(String path) {
        String text = path.endsWith(".xml") ? element(0, "    ") : markdown();
        if (path.endsWith(".toml")) {
            text = "description = \"x\"\nprompt = \"\"\"\n" + text + "\"\"\"\n";
        }
        return switch (random.nextInt(60)) {
            case 0 -> text.getBytes(StandardCharsets.UTF_16);
            case 1 -> text.getBytes(StandardCharsets.ISO_8859_1);
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(3) == 0) {
            text.append("---\nname: x\ndescription: d\n").append(random.nextInt(5) == 0 ? "" : "---\n");
        }
        for (int i = random.nextInt(7); i >= 0; i--) {
            String block = switch (random.nextInt(4)) {
                case 0 -> words() + "\n";
                case 1 -> "```xml\n" + element(0, pick("  ", "\t", "")) + "```\n";
                default -> pick(BLOCKS);
            };
            text.append(random.nextInt(4) == 0 ? damaged(block) : block).append(pick("", "\n", "  \n", "\n\n\n\n"));
        }
        String made = text.toString();
        return switch (random.nextInt(12)) {
            case 0 -> made.replace("\n", "\r\n");
            case 1 -> made.stripTrailing();
            case 2 -> "\ufeff" + made;
            default -> made;
        };
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            words.append(pick(WORDS)).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return words.toString();
    }

    private String element(int depth, String unit) {
        String name = pick("step", "rules", "w:p", "größe", "b");
        StringBuilder xml = new StringBuilder(unit.repeat(depth)).append('<').append(name);
        for (int i = random.nextInt(3); i > 0; i--) {
            xml.append(" k").append(i).append("=\"").append(pick("v", "a b", "docs/a.md", "{{ x }}", "", "a>b", "/"));
            xml.append('"');
        }
        switch (random.nextInt(depth > 4 ? 2 : 6)) {
            case 0 -> {
                return xml.append("/>\n").toString();
            }
            case 1, 2 -> xml.append('>').append(words());
            default -> {
                xml.append(">\n");
                for (int i = random.nextInt(5); i >= 0; i--) {
                    xml.append(
                            switch (random.nextInt(8)) {
                                case 0 -> " ".repeat(random.nextInt(9)) + words() + "\n";
                                case 1 -> unit.repeat(depth + 1) + "<!-- note -->\n";
                                case 2 -> unit.repeat(depth + 1) + "<![CDATA[ a <b>\n  c ]]>\n";
                                default -> element(depth + 1, unit);
                            });
                }
                xml.append(unit.repeat(depth));
            }
        }
        return xml.append("</").append(name).append(">\n").toString();
    }

    private String damaged(String text) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && damaged.length() > 0; i--) {
            int at = random.nextInt(damaged.length());
            if (random.nextInt(3) == 0) {
                damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(5)));
            } else {
                damaged.insert(at, random.nextBoolean() ? pick(WORDS) : pick(DAMAGE));
            }
        }
        return damaged.toString();
    }
}
