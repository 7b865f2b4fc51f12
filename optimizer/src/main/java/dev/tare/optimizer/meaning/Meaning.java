package dev.tare.optimizer.meaning;

import dev.tare.core.json.JsonTokens;
import dev.tare.core.text.SourceText;
import dev.tare.modules.markdown.FencedCode;
import dev.tare.modules.markdown.MarkdownDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Holds what a text renders to against what its output renders to. Markdown is parsed, and must be the same document once comments
 * and rules that stand alone are left out. Instruction XML, in fences and in files, must read the same, and so must JSON where other notations are allowed; other code must be the same to
 * the byte, as must front matter and whatever is neither Markdown nor XML.
 */
public final class Meaning {

    private static final int SAME = -1;
    private static final int UNKNOWN = -2;

    private final List<UnaryOperator<byte[]>> inverses;

    /**
     * @param inverses how other notations are turned back; a fence may be written in one of them. They throw
     *     {@link IllegalArgumentException} at what is not in theirs
     */
    public Meaning(List<UnaryOperator<byte[]>> inverses) {
        this.inverses = List.copyOf(inverses);
    }

    /**
     * What is not the same.
     *
     * @param offset about where, as an offset of the source's bytes
     * @param comparable whether it is known to differ; otherwise the text is beyond what is compared
     */
    public record Difference(int offset, boolean comparable) {}

    /** Returns where the output first says something else than the source, if it does. */
    public Optional<Difference> difference(SourceText source, byte[] output) {
        if (Arrays.equals(source.utf8(), output)) {
            return Optional.empty();
        }
        String before = new String(source.utf8(), StandardCharsets.UTF_8);
        String after = new String(output, StandardCharsets.UTF_8);
        int place = switch (source.id().extension().toLowerCase(Locale.ROOT)) {
            case "xml" -> sameXml(before, after) ? SAME : 0;
            case "yml", "yaml", "toml", "json" -> 0;
            default -> markdown(before, after);
        };
        return place == SAME
                ? Optional.empty()
                : Optional.of(new Difference(
                        before.substring(0, Math.max(0, place)).getBytes(StandardCharsets.UTF_8).length,
                        place != UNKNOWN));
    }

    /** Tells whether texts that stand in one file read there as they do apart. */
    public static boolean readAsApart(byte[] file, List<byte[]> parts) {
        List<MarkdownDocument> apart = new ArrayList<>();
        for (byte[] part : parts) {
            MarkdownDocument.of(new String(part, StandardCharsets.UTF_8)).ifPresent(apart::add);
        }
        return apart.size() == parts.size()
                && MarkdownDocument.of(new String(file, StandardCharsets.UTF_8))
                        .filter(whole -> whole.isSumOf(apart))
                        .isPresent();
    }

    private int markdown(String before, String after) {
        int head = frontMatter(before);
        if (head != frontMatter(after) || !after.startsWith(before.substring(0, head))) {
            return 0;
        }
        Optional<MarkdownDocument> a = MarkdownDocument.of(before.substring(head));
        Optional<MarkdownDocument> b = MarkdownDocument.of(after.substring(head));
        if (a.isEmpty() || b.isEmpty()) {
            return UNKNOWN;
        }
        int place = a.get().firstDifference(b.get());
        if (place >= 0) {
            return head + place;
        }
        List<FencedCode> fences = a.get().fences();
        for (int i = 0; i < fences.size(); i++) {
            if (!sameCode(fences.get(i), b.get().fences().get(i).content())) {
                return head + fences.get(i).place();
            }
        }
        return SAME;
    }

    /** Returns where front matter ends: between a first line of three hyphens, right below which something stands, and the next. */
    private static int frontMatter(String text) {
        int start = text.startsWith("\ufeff") ? 1 : 0;
        int line = nextLine(text, start);
        if (!isFence(text, start) || line < text.length() && text.charAt(line) <= ' ') {
            return start;
        }
        while (line < text.length()) {
            int next = nextLine(text, line);
            if (isFence(text, line)) {
                return next;
            }
            line = next;
        }
        return start;
    }

    private static boolean isFence(String text, int line) {
        String words = text.substring(line, nextLine(text, line)).stripTrailing();
        return words.equals("---") || words.equals("...");
    }

    private static int nextLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    private boolean sameCode(FencedCode before, String after) {
        if (before.content().equals(after)) {
            return true;
        }
        if (before.info().strip().equalsIgnoreCase("json") && !inverses.isEmpty()) {
            Optional<List<String>> tokens = JsonTokens.of(before.content());
            return tokens.isPresent() && tokens.equals(JsonTokens.of(after));
        }
        if (!instructs(before)) {
            return false;
        }
        if (XmlReading.of(before.content()).equals(XmlReading.of(after))) {
            return true;
        }
        if (inverses.isEmpty()) {
            return false;
        }
        List<String> events = XmlReading.of(before.content(), true);
        byte[] written = after.getBytes(StandardCharsets.UTF_8);
        for (UnaryOperator<byte[]> inverse : inverses) {
            if (turnedBack(inverse, written)
                    .filter(back -> OutlinedText.same(events, back))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<List<String>> turnedBack(UnaryOperator<byte[]> inverse, byte[] written) {
        try {
            return Optional.of(XmlReading.of(new String(inverse.apply(written), StandardCharsets.UTF_8), true));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean sameXml(String before, String after) {
        return XmlReading.of(before).equals(XmlReading.of(after));
    }

    /** Tells whether a fence holds instruction XML: it starts with a tag and says nothing else about itself. */
    private static boolean instructs(FencedCode fence) {
        String info = fence.info().strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < info.length() && Character.isLetterOrDigit(info.charAt(end))) {
            end++;
        }
        boolean named = switch (info.substring(0, end)) {
            case "", "xml", "markdown", "md", "yaml", "yml", "text", "txt", "plaintext" -> true;
            default -> false;
        };
        return named && fence.content().stripLeading().startsWith("<");
    }
}
