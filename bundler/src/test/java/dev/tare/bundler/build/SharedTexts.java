package dev.tare.bundler.build;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Frameworks in which much is said twice, in one context and beyond it. */
final class SharedTexts {

    static final String RULES = """
            - Put every tool back on its hook before you fetch another one.
            - Write the length of each board on the board itself, in millimetres and with the date.
            - Never start the saw while somebody stands behind the table.
            - Sweep the floor at noon and again in the evening, under the benches as well.
            - Ask who ordered a piece before you change its drawing, and note the answer.
            """;

    static final String OIL = """
            Sand the pine board along the grain with paper of 3 grades, coarse to fine, wipe the dust from the pine board after
            each of them with a damp cloth, let it dry for an hour, and oil the pine board twice on the same day.
            """;

    static final String MANNERS = """
            - Call people by their last name until they offer you the first one.
            - Answer a letter on the day it came, even if only to say when you will.
            - Say the price in full, with tax, before anybody has to ask for it.
            """;

    static final String COUNT = """
            Count the boards on the rack, compare the count with the book, and write both numbers and the difference on the
            sheet by the door.
            """;

    private static final String STEPS = """
            <step>Read the whole letter before you answer a line of it, and the drawings that came with it.</step>
                <step>Name what is missing from it in one sentence for each of the findings, the largest first.</step>
                <step>Keep the order of the list as it was, and say why wherever you cannot do that.</step>
            """;

    private static final String PROMISE =
            "Name a day on which the piece will be done, one week later than you think, and"
                    + " keep to it, or write a letter on the day before that says by how much you are late.";

    private SharedTexts() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is always loaded, two commands, a file that one of them attaches, and a plugin. */
    static Map<String, byte[]> workshop() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("CLAUDE.md", bytes("""
                # Workshop

                You help in a small workshop that makes tables.

                ## Bench rules

                %s
                ## Finish

                %s
                ## Orders

                ```xml
                <orders>
                  <intake>
                    %s  </intake>
                  <promise>%s</promise>
                </orders>
                ```
                """.formatted(RULES, OIL, STEPS, PROMISE)));
        files.put(".claude/commands/plane.md", bytes("""
                ---
                description: Planes a board
                ---
                # Plane

                Plane the board that $ARGUMENTS names.

                ## House rules

                %s
                ## Oil

                %s
                ## Then

                Tell the one who ordered it.
                """.formatted(RULES, OIL.replace("pine", "oak"))));
        files.put(".claude/commands/order.md", bytes("""
                # Order

                Take an order. Follow @docs/talk.md in every answer.

                ```xml
                <order>
                  <all>
                    %s    <more>Ask for the colour.</more>
                  </all>
                  <promise>
                    %s
                  </promise>
                </order>
                ```

                ## Manners

                %s
                ## Twice

                %s
                ## Again

                %s""".formatted(STEPS, PROMISE, MANNERS, COUNT, COUNT)));
        files.put("docs/talk.md", bytes("# How we talk\n\nSpeak plainly.\n\n" + MANNERS));
        files.put("plugins/saw/.claude-plugin/plugin.json", bytes("{\"name\": \"saw\"}\n"));
        files.put("plugins/saw/commands/cut.md", bytes("# Cut\n\nCut $ARGUMENTS.\n\n## Rules\n\n" + RULES));
        return files;
    }
}
