package dev.tare.templates.flat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.loader.prompt.FileMarks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A prompt that was read from its bytes: its parts one after the other, with nothing between them.
 *
 * @param parts as far as they could be read
 * @param fault why not everything could be read
 * @param faultLine the line of the fault, from 1
 */
public record FlatReading(List<Part> parts, Optional<String> fault, int faultLine) {

    public FlatReading {
        parts = List.copyOf(parts);
    }

    /**
     * A part as it lies in a prompt.
     *
     * @param label what its mark names, as it is written there
     * @param text where its text is in the prompt; the end of its last line may be the prompt's and not its own
     * @param line the line of its mark, from 1
     * @param marked whether its marks are those that a text like this gets
     */
    public record Part(String label, Span text, int line, boolean marked) {}

    /** Returns the parts of a prompt. */
    public static FlatReading of(byte[] prompt) {
        List<Part> parts = new ArrayList<>();
        SourceText lines = SourceText.ofUtf8(new ModuleId("prompt"), prompt);
        int at = 0;
        while (at < prompt.length) {
            int text = FileMarks.next(prompt, at);
            int line = lines.position(at).line();
            Optional<String[]> start = start(new String(prompt, at, text - at, StandardCharsets.UTF_8));
            if (start.isEmpty()) {
                return new FlatReading(parts, Optional.of("the line stands outside of every file"), line);
            }
            FileMarks marks = FileMarks.named(start.get()[1]);
            Optional<Span> end = end(prompt, text, marks.endLine().getBytes(StandardCharsets.UTF_8));
            if (end.isEmpty()) {
                return new FlatReading(parts, Optional.of("the file that begins here has no end mark"), line);
            }
            Span body = new Span(text, end.get().start());
            boolean marked = FileMarks.of(Arrays.copyOfRange(prompt, body.start(), body.end()))
                    .equals(marks);
            parts.add(new Part(start.get()[0], body, line, marked));
            at = end.get().end();
        }
        return new FlatReading(parts, Optional.empty(), 0);
    }

    /** Returns the label and the word of the end mark that a start mark names. */
    private static Optional<String[]> start(String line) {
        String closing = FileMarks.CLOSED + "\n";
        if (!line.startsWith(FileMarks.OPENING) || !line.endsWith(closing)) {
            return Optional.empty();
        }
        String inner = line.substring(FileMarks.OPENING.length(), line.length() - closing.length());
        int end = inner.indexOf(FileMarks.END);
        String label = end < 0 ? inner : inner.substring(0, end);
        String word = end < 0 ? "" : inner.substring(end + FileMarks.END.length());
        return label.indexOf('"') >= 0 || word.indexOf('"') >= 0
                ? Optional.empty()
                : Optional.of(new String[] {label, word});
    }

    private static Optional<Span> end(byte[] prompt, int from, byte[] mark) {
        for (int line = from; line < prompt.length; line = FileMarks.next(prompt, line)) {
            if (FileMarks.isAt(prompt, line, mark)) {
                return Optional.of(new Span(line, line + mark.length));
            }
        }
        return Optional.empty();
    }
}
