package dev.tare.modules.block;

/**
 * Text whose fences may be indented however far: the inside of XML elements outside fences, of YAML, of TOML. Marks what in
 * it is not running text.
 */
final class LooseText {

    private final LayoutBuilder layout;
    private final InlineScanner inline;
    private final byte[] bytes;

    LooseText(LayoutBuilder layout, InlineScanner inline) {
        this.layout = layout;
        this.inline = inline;
        this.bytes = layout.bytes;
    }

    /**
     * Marks fences, comments and code spans between two line starts.
     *
     * @param byLine whether a code span ends with its line, as in data, and not with its paragraph
     */
    void scan(int from, int end, boolean byLine) {
        Line line = new Line(bytes, from, end);
        int chunk = -1;
        boolean look = false;
        while (line.advance()) {
            line.findNonSpace();
            int fence = line.blank ? 0 : Marks.openingFence(bytes, line.nonSpace, line.end);
            if (chunk >= 0 && (line.blank || fence > 0 || byLine)) {
                int reached = look ? inline.scan(chunk, line.start, end) : line.start;
                chunk = -1;
                look = false;
                if (reached > line.start) {
                    // A comment swallowed some lines: what follows it on its last line still counts.
                    while (line.next < reached) {
                        line.advance();
                    }
                    chunk = Math.min(reached, line.next);
                    look = true;
                    continue;
                }
            }
            if (fence > 0) {
                fence(line, fence, end);
            } else if (!line.blank) {
                if (chunk < 0) {
                    chunk = line.start;
                }
                look |= line.hasInline();
            }
        }
        if (chunk >= 0 && look) {
            inline.scan(chunk, end, end);
        }
    }

    private void fence(Line line, int length, int end) {
        byte mark = bytes[line.nonSpace];
        int start = line.nonSpace;
        int infoStart = Marks.skipSpaces(bytes, start + length, line.end);
        int infoEnd = Marks.trimEnd(bytes, infoStart, line.end);
        int contentStart = line.next;
        int contentEnd = end;
        int close = end;
        while (line.advance()) {
            line.findNonSpace();
            if (!line.blank && Marks.isClosingFence(bytes, line.nonSpace, line.end, mark, length)) {
                contentEnd = line.start;
                close = line.next;
                break;
            }
        }
        layout.markFence(start, close, infoStart, infoEnd, contentStart, contentEnd);
    }
}
