package dev.tare.modules.block;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/** Prints layouts for tests: one line for each block, its kind and its text with visible line ends. */
final class Blocks {

    private Blocks() {}

    static SourceText source(String name, String text) {
        return SourceText.of(new ModuleId(name), text);
    }

    static SourceText markdown(String text) {
        return source("x.md", text);
    }

    static String print(SourceText source) {
        return BlockScanner.scan(source).stream()
                .map(block -> print(source, block))
                .collect(Collectors.joining("\n"));
    }

    static String print(SourceText source, Block block) {
        String text = source.slice(block.span()).replace("\r", "\\r").replace("\n", "\\n");
        return kind(source, block) + ": " + text;
    }

    private static String kind(SourceText source, Block block) {
        if (block instanceof Block.Heading heading) {
            return "Heading" + heading.level() + "(" + source.slice(heading.text()) + ")";
        }
        if (block instanceof Block.Fence fence) {
            return "Fence(" + source.slice(fence.info()) + (fence.closed() ? ")" : ", open)");
        }
        if (block instanceof Block.XmlElement element) {
            return "XmlElement(" + source.slice(element.name()) + ")";
        }
        if (block instanceof Block.Key key) {
            return "Key(" + source.slice(key.name()) + ")";
        }
        return block.getClass().getSimpleName();
    }

    /** Returns a sentence about the first byte that breaks the rule of cover, or an empty string. */
    static String faultOfCover(SourceText source) {
        List<Block> blocks = BlockScanner.scan(source);
        int reached = source.bodyStart();
        byte[] bytes = source.utf8();
        for (Block block : blocks) {
            Span span = block.span();
            if (span.start() < reached || span.length() == 0) {
                return "overlap at " + span + " " + block;
            }
            String gap = gapFault(bytes, reached, span.start());
            if (!gap.isEmpty()) {
                return gap;
            }
            if (!isLineStart(source, span.start()) || !isLineStart(source, span.end())) {
                return "not at line borders: " + block;
            }
            reached = span.end();
        }
        return gapFault(bytes, reached, bytes.length);
    }

    private static String gapFault(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r') {
                return "byte " + i + " belongs to no block";
            }
        }
        return "";
    }

    private static boolean isLineStart(SourceText source, int offset) {
        byte[] b = source.utf8();
        if (offset == source.bodyStart() || offset == b.length) {
            return true;
        }
        return b[offset - 1] == '\n' || b[offset - 1] == '\r' && b[offset] != '\n';
    }
}
