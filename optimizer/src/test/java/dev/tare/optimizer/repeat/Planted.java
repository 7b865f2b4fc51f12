package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Modules of random words in which some texts were put in several places, word for word or with a few words changed. */
final class Planted {

    /** A text that was put in places. */
    record Text(boolean exact, List<Spot> spots) {}

    record Spot(ModuleId id, Span span) {}

    private static final int WORDS = 4000;

    final List<SourceText> modules = new ArrayList<>();
    final List<Text> texts = new ArrayList<>();
    private final Random random;
    private final List<StringBuilder> drafts = new ArrayList<>();

    Planted(long seed, int modules, int planted) {
        this.random = new Random(seed);
        for (int m = 0; m < modules; m++) {
            drafts.add(new StringBuilder("# " + words(4) + "\n\n"));
            filler(m);
        }
        for (int i = 0; i < planted; i++) {
            plant(i % 2 == 0, i % 4);
        }
        for (int m = 0; m < modules; m++) {
            filler(m);
            this.modules.add(SourceText.of(id(m), drafts.get(m).toString()));
        }
    }

    static ModuleId id(int module) {
        return new ModuleId("parts/module-%05d.md".formatted(module));
    }

    private void plant(boolean exact, int kind) {
        List<String> words = new ArrayList<>();
        int count = 24 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        List<Spot> spots = new ArrayList<>();
        int copies = 2 + random.nextInt(3);
        int first = random.nextInt(drafts.size() - copies);
        for (int c = 0; c < copies; c++) {
            List<String> own = new ArrayList<>(words);
            for (int change = 0; !exact && c > 0 && change < 1 + c % 3; change++) {
                own.set(random.nextInt(count), word());
            }
            int module = first + c;
            StringBuilder draft = drafts.get(module);
            String indent = kind == 2 ? "   ".substring(0, random.nextInt(3)) : "";
            int start = bytes(draft) + indent.length();
            draft.append(indent).append(written(own, kind, indent));
            int end = bytes(draft);
            draft.append("\n\n");
            filler(module);
            spots.add(new Spot(id(module), new Span(start, end)));
        }
        texts.add(new Text(exact, spots));
    }

    /** A paragraph, a list, a wrapped paragraph that may be indented, or XML. */
    private static String written(List<String> words, int kind, String indent) {
        StringBuilder text = new StringBuilder(kind == 3 ? "```xml\n<rule>\n  <say>" : kind == 1 ? "- " : "");
        for (int i = 0; i < words.size(); i++) {
            boolean breaks = i > 0 && i % 8 == 0;
            String between =
                    kind == 0 || !breaks ? " " : kind == 1 ? "\n- " : kind == 2 ? "\n" + indent : "</say>\n  <say>";
            text.append(i == 0 ? "" : between).append(words.get(i));
        }
        return text.append(kind == 3 ? "</say>\n</rule>\n```" : "").toString();
    }

    private void filler(int module) {
        StringBuilder draft = drafts.get(module);
        for (int i = 0; i < 2; i++) {
            switch (random.nextInt(4)) {
                case 0 -> draft.append("## ").append(words(3)).append("\n\n");
                case 1 ->
                    draft.append("- ")
                            .append(words(9))
                            .append("\n- ")
                            .append(words(9))
                            .append("\n\n");
                case 2 -> draft.append("> ").append(words(14)).append("\n\n");
                default -> draft.append(words(30)).append("\n\n");
            }
        }
        draft.append(words(12)).append("\n\n");
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(word());
        }
        return text.toString();
    }

    private String word() {
        return "w" + Integer.toString(random.nextInt(WORDS), 36);
    }

    private static int bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
