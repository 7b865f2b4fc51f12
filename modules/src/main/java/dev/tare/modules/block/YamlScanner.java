package dev.tare.modules.block;

import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.Span;

/**
 * Cuts a YAML file into the keys at its left margin. Many such files of prompt frameworks are not valid YAML but hold
 * Markdown headings, tables and fences at the left margin too: these become blocks of their kind.
 */
final class YamlScanner {

    private enum Kind {
        NONE,
        KEY,
        LIST,
        TABLE,
        TEXT
    }

    private final LayoutBuilder layout;
    private final LooseText loose;
    private final byte[] bytes;

    private Kind kind = Kind.NONE;
    private int start;
    private int end;
    private int nameStart;
    private int nameEnd;
    private boolean blankBefore;

    YamlScanner(LayoutBuilder layout) {
        this.layout = layout;
        this.loose = new LooseText(layout, new InlineScanner(layout));
        this.bytes = layout.bytes;
    }

    void scan(int from) {
        Line line = new Line(bytes, from, layout.limit);
        while (line.advance()) {
            line.findNonSpace();
            if (line.blank) {
                blankBefore = true;
            } else {
                textLine(line);
                blankBefore = false;
            }
        }
        flush();
        loose.scan(from, layout.limit, true);
    }

    private void textLine(Line line) {
        int at = line.start;
        if (line.nonSpace > at) {
            takeBackComments();
            if (kind == Kind.NONE || blankBefore && (kind == Kind.TEXT || kind == Kind.TABLE)) {
                begin(Kind.TEXT, at);
            }
            end = line.next;
            return;
        }
        int fence = Marks.openingFence(bytes, at, line.end);
        if (fence > 0) {
            fence(line, fence);
        } else if (bytes[at] == '#') {
            comment(line);
        } else if (HtmlMarks.startsWith(bytes, at, line.end, "---")
                || HtmlMarks.startsWith(bytes, at, line.end, "...")) {
            flush();
            layout.add(new Block.Rule(new Span(at, line.next)));
        } else if (YamlLine.isItem(bytes, at, line.end)) {
            takeBackComments();
            if (kind != Kind.KEY && kind != Kind.LIST) {
                begin(Kind.LIST, at);
            }
            end = line.next;
        } else {
            int keyEnd = YamlLine.keyEnd(bytes, at, line.end);
            if (keyEnd >= 0) {
                begin(Kind.KEY, at);
                boolean quoted = bytes[at] == '"' || bytes[at] == '\'';
                nameStart = quoted ? at + 1 : at;
                nameEnd = quoted ? keyEnd - 1 : keyEnd;
            } else {
                Kind next = bytes[at] == '|' ? Kind.TABLE : Kind.TEXT;
                if (kind != next || blankBefore) {
                    begin(next, at);
                }
            }
            end = line.next;
        }
    }

    private void begin(Kind newKind, int newStart) {
        flush();
        kind = newKind;
        start = newStart;
    }

    private void flush() {
        Span span = kind == Kind.NONE ? new Span(0, 0) : new Span(start, end);
        switch (kind) {
            case NONE -> {}
            case KEY -> layout.add(new Block.Key(span, new Span(nameStart, nameEnd)));
            case LIST -> layout.add(new Block.ListBlock(span));
            case TABLE -> layout.add(new Block.Table(span));
            case TEXT -> layout.add(new Block.Paragraph(span));
        }
        kind = Kind.NONE;
    }

    /** A line of {@code # Words} is a heading; any other comment is a comment. */
    private void comment(Line line) {
        flush();
        int level = Marks.atxLevel(bytes, line.start, line.end);
        Span span = new Span(line.start, line.next);
        int textStart = level == 0 ? line.end : Marks.skipSpaces(bytes, line.start + level, line.end);
        if (textStart == line.end) {
            layout.add(new Block.Comment(span));
        } else {
            Span text = new Span(textStart, Marks.atxTextEnd(bytes, textStart, line.end));
            layout.add(new Block.Heading(span, level, text));
        }
    }

    /** A comment at the left margin in the midst of a key's lines does not end the key. */
    private void takeBackComments() {
        if (kind != Kind.NONE) {
            return;
        }
        int seen = layout.size();
        int i = seen;
        while (i > 0 && isComment(layout.get(i - 1))) {
            i--;
        }
        if (i == seen || i == 0 || !(layout.get(i - 1) instanceof Block.Key key)) {
            return;
        }
        layout.truncate(i - 1);
        kind = Kind.KEY;
        start = key.span().start();
        nameStart = key.name().start();
        nameEnd = key.name().end();
    }

    private static boolean isComment(Block block) {
        return block instanceof Block.Comment || block instanceof Block.Heading heading && heading.level() == 1;
    }

    private void fence(Line line, int length) {
        flush();
        int opening = line.start;
        byte mark = bytes[opening];
        int infoStart = Marks.skipSpaces(bytes, opening + length, line.end);
        Span info = new Span(infoStart, Marks.trimEnd(bytes, infoStart, line.end));
        int contentStart = line.next;
        while (line.advance()) {
            line.findNonSpace();
            if (line.indent <= 3 && !line.blank && Marks.isClosingFence(bytes, line.nonSpace, line.end, mark, length)) {
                Span content = new Span(contentStart, line.start);
                layout.add(new Block.Fence(new Span(opening, line.next), info, content, true));
                return;
            }
        }
        Span content = new Span(contentStart, layout.limit);
        layout.add(new Block.Fence(new Span(opening, layout.limit), info, content, false));
        String marker = Character.toString(mark).repeat(Math.min(length, 80));
        layout.report(DiagnosticKind.UNCLOSED_FENCE, opening, opening + length, marker);
    }
}
