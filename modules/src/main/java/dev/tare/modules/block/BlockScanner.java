package dev.tare.modules.block;

import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Surroundings;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a file into blocks by scanning its lines once: no tree, no recursion, work in proportion to the file's length. What
 * the text is follows from the file's extension; without a known one it is Markdown.
 */
public final class BlockScanner {

    private BlockScanner() {}

    /** Returns the blocks of a file, in order. */
    public static List<Block> scan(SourceText source) {
        return layout(source).blocks();
    }

    /** Returns the blocks of a file, what each place stands in, and what is damaged. */
    public static Layout layout(SourceText source) {
        LayoutBuilder layout = new LayoutBuilder(source);
        switch (source.id().extension().toLowerCase(Locale.ROOT)) {
            case "yml", "yaml" -> new YamlScanner(layout).scan(source.bodyStart());
            case "xml" -> new XmlFileScanner(layout).scan(source.bodyStart());
            case "toml" -> scanParagraphs(layout, source.bodyStart());
            default -> new MarkdownScanner(layout, frontMatter(layout, source.bodyStart())).scan();
        }
        return layout.build();
    }

    /** Adds the front matter, when there is one, and returns where the text after it starts. */
    private static int frontMatter(LayoutBuilder layout, int bodyStart) {
        Line line = new Line(layout.bytes, bodyStart, layout.limit);
        if (!line.advance() || !isFrontMatterLine(line, '-')) {
            return bodyStart;
        }
        int firstEnd = line.end;
        int contentStart = line.next;
        boolean key = false;
        boolean started = false;
        while (line.advance()) {
            line.findNonSpace();
            if (isFrontMatterLine(line, '-') || isFrontMatterLine(line, '.')) {
                layout.add(new Block.FrontMatterBlock(new Span(bodyStart, line.next)));
                layout.mark(bodyStart, line.next, Surroundings.FRONT_MATTER);
                return line.next;
            }
            if (!started && !line.blank) {
                started = true;
                key = YamlLine.keyEnd(layout.bytes, line.nonSpace, line.end) >= 0;
                // After a rule and a blank line there is text, unless a key says otherwise.
                if (!key && line.start > contentStart) {
                    return bodyStart;
                }
            }
        }
        if (key) {
            layout.report(DiagnosticKind.UNCLOSED_FRONT_MATTER, bodyStart, firstEnd);
        }
        return bodyStart;
    }

    private static boolean isFrontMatterLine(Line line, char mark) {
        int start = line.start;
        return Marks.run(line.bytes, start, line.end, (byte) mark) == 3
                && Marks.isBlank(line.bytes, start + 3, line.end);
    }

    private static void scanParagraphs(LayoutBuilder layout, int from) {
        Line line = new Line(layout.bytes, from, layout.limit);
        int start = -1;
        while (line.advance()) {
            if (Marks.isBlank(line.bytes, line.start, line.end)) {
                if (start >= 0) {
                    layout.add(new Block.Paragraph(new Span(start, line.start)));
                }
                start = -1;
            } else if (start < 0) {
                start = line.start;
            }
        }
        if (start >= 0) {
            layout.add(new Block.Paragraph(new Span(start, layout.limit)));
        }
        new LooseText(layout, new InlineScanner(layout)).scan(from, layout.limit, false);
    }
}
