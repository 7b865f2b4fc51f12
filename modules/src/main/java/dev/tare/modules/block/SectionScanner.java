package dev.tare.modules.block;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds the headings and the YAML keys of a file and where what they head ends, in one pass over its blocks. */
final class SectionScanner {

    private final SourceText source;
    private final byte[] bytes;

    /** Stands for the level of a key with a value on its own line, below which no sequence can stand. */
    private static final int KEY_WITH_VALUE = -1;

    /** By number: the section's start and end, the place of its name, and the level of a heading or at most 0 for a key. */
    int[] starts = new int[16];

    int[] ends = new int[16];
    int[] nameStarts = new int[16];
    int[] nameEnds = new int[16];
    int[] levels = new int[16];

    /** How far a key is indented. */
    int[] indents = new int[16];

    int count;

    /** The numbers of the sections that are open: headings below, keys above. */
    private int[] open = new int[16];

    private int depth;

    SectionScanner(SourceText source) {
        this.source = source;
        this.bytes = source.utf8();
    }

    void scan(List<Block> blocks) {
        String extension = source.id().extension().toLowerCase(Locale.ROOT);
        boolean yaml = extension.equals("yml") || extension.equals("yaml");
        for (Block block : blocks) {
            Span span = block.span();
            if (block instanceof Block.Heading heading) {
                heading(span.start(), heading.level(), heading.text(), 0);
            } else if (block instanceof Block.Fence fence) {
                if (isYaml(fence.info(), yaml)) {
                    keys(fence.content().start(), fence.content().end());
                }
            } else if (block instanceof Block.XmlElement) {
                element(span);
            } else if (yaml && !(block instanceof Block.Table) && !(block instanceof Block.Comment)) {
                keys(span.start(), span.end());
            }
        }
        closeHeadings(0, 0, bytes.length);
    }

    private boolean isYaml(Span info, boolean yamlFile) {
        String word = source.slice(info).toLowerCase(Locale.ROOT);
        return word.equals("yaml") || word.equals("yml") || word.isEmpty() && yamlFile;
    }

    private void heading(int start, int level, Span text, int floor) {
        closeHeadings(floor, level, start);
        open(start, text.start(), text.end());
        levels[count - 1] = level;
    }

    /** Ends the open headings of this level and deeper ones. */
    private void closeHeadings(int floor, int level, int end) {
        while (depth > floor && levels[open[depth - 1]] >= level) {
            ends[open[--depth]] = end;
        }
    }

    /** Headings inside an element outside fences end with the element. */
    private void element(Span span) {
        int floor = depth;
        Line line = new Line(bytes, span.start(), span.end());
        byte mark = 0;
        int fence = 0;
        while (line.advance()) {
            line.findNonSpace();
            if (line.blank) {
                continue;
            }
            int at = line.nonSpace;
            if (fence > 0) {
                fence = Marks.isClosingFence(bytes, at, line.end, mark, fence) ? 0 : fence;
            } else if (bytes[at] == '#' && line.indent <= 3) {
                int level = Marks.atxLevel(bytes, at, line.end);
                if (level > 0) {
                    int text = Marks.skipSpaces(bytes, at + level, line.end);
                    heading(line.start, level, new Span(text, Marks.atxTextEnd(bytes, text, line.end)), floor);
                }
            } else {
                fence = Marks.openingFence(bytes, at, line.end);
                mark = bytes[at];
            }
        }
        closeHeadings(floor, 0, span.end());
    }

    private void keys(int from, int end) {
        int floor = depth;
        Line line = new Line(bytes, from, end);
        int reached = from;
        while (line.advance()) {
            line.findNonSpace();
            if (line.blank || bytes[line.nonSpace] == '#') {
                continue;
            }
            int at = line.nonSpace;
            int indent = line.indent;
            boolean item = YamlLine.isItem(bytes, at, line.end);
            closeKeys(floor, item ? indent + 1 : indent, reached);
            if (item && depth > floor && levels[open[depth - 1]] == KEY_WITH_VALUE) {
                // Only a key without a value may have a sequence no further right than itself.
                closeKeys(floor, indent, reached);
            }
            while (item) {
                int next = Marks.skipSpaces(bytes, at + 1, line.end);
                indent += next - at;
                at = next;
                item = YamlLine.isItem(bytes, at, line.end);
            }
            int keyEnd = YamlLine.keyEnd(bytes, at, line.end);
            if (keyEnd >= 0) {
                boolean quoted = bytes[at] == '"' || bytes[at] == '\'';
                open(line.start, quoted ? at + 1 : at, quoted ? keyEnd - 1 : keyEnd);
                indents[count - 1] = indent;
                int colon = Marks.skipSpaces(bytes, keyEnd, line.end);
                levels[count - 1] = Marks.isBlank(bytes, colon + 1, line.end) ? 0 : KEY_WITH_VALUE;
            }
            reached = line.next;
        }
        closeKeys(floor, 0, reached);
    }

    private void closeKeys(int floor, int indent, int end) {
        while (depth > floor && indents[open[depth - 1]] >= indent) {
            ends[open[--depth]] = end;
        }
    }

    private void open(int start, int nameStart, int nameEnd) {
        if (count == starts.length) {
            int size = count * 2;
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            nameStarts = Arrays.copyOf(nameStarts, size);
            nameEnds = Arrays.copyOf(nameEnds, size);
            levels = Arrays.copyOf(levels, size);
            indents = Arrays.copyOf(indents, size);
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        starts[count] = start;
        nameStarts[count] = nameStart;
        nameEnds[count] = nameEnd;
        levels[count] = 0;
        open[depth++] = count++;
    }
}
