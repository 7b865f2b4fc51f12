package dev.tare.optimizer.lossy;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.SurroundingsIndex;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Surroundings;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.modules.wording.Sentences;
import dev.tare.modules.xml.XmlScanner;
import dev.tare.modules.xml.XmlVisitor;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.defer.HeldHeadings;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.xml.XmlParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The text of one module as a lossy rule sees it: its blocks, and where it is running text and no code, tag, comment or front matter. */
final class LossyText {

    private static final int LONGEST_LINE = 4096;

    private final PromptModule module;
    private final PassText text;
    private final HeldHeadings held;

    LossyText(PromptModule module, PassText text, HeldHeadings held) {
        this.module = module;
        this.text = text;
        this.held = held;
    }

    /** Tells whether a module is Markdown or XML; what programs read keeps its words. */
    static boolean isProse(PromptModule module) {
        return switch (module.id().extension()) {
            case "md", "mdc", "xml" -> true;
            default -> false;
        };
    }

    PromptModule module() {
        return module;
    }

    SourceText source() {
        return module.source();
    }

    byte[] utf8() {
        return module.source().utf8();
    }

    List<Block> blocks() {
        return text.blocks();
    }

    boolean isProtected(Span place) {
        return text.isProtected(place);
    }

    /** Tells whether something names a heading, or all of a section, in the place. */
    boolean isHeld(Span place) {
        return held.holds(place);
    }

    Surroundings surroundings(int offset) {
        return text.layout().surroundings().at(offset);
    }

    boolean statesConstraint(Span place) {
        return HardConstraints.isStatedIn(source(), place);
    }

    /** Tells whether the sentence around a place states a hard constraint. */
    boolean isInConstraint(Span place) {
        return HardConstraints.isStatedIn(source(), Sentences.around(utf8(), place));
    }

    Drop drop(LossyRule rule, int start, int end, String by) {
        return new Drop(rule.name(), module.id(), new Span(start, end), by);
    }

    /** Returns the line around an offset, without its end; nothing when it is so long that looking at it again and again would be dear. */
    Optional<Span> line(int offset) {
        byte[] utf8 = utf8();
        int start = offset;
        while (start > 0 && utf8[start - 1] != '\n') {
            if (offset - --start > LONGEST_LINE) {
                return Optional.empty();
            }
        }
        int end = offset;
        while (end < utf8.length && utf8[end] != '\n') {
            if (++end - start > LONGEST_LINE) {
                return Optional.empty();
            }
        }
        boolean carriage = end > offset && end < utf8.length && utf8[end - 1] == '\r';
        return Optional.of(new Span(start, carriage ? end - 1 : end));
    }

    /** Returns the stretches of XML: fences that hold instructions, elements in Markdown, XML files. */
    List<Span> xml() {
        List<Span> parts = new ArrayList<>();
        for (Block block : blocks()) {
            if (block instanceof Block.XmlElement) {
                parts.add(block.span());
            } else if (block instanceof Block.Fence fence && isXml(fence)) {
                parts.add(fence.content());
            }
        }
        return parts;
    }

    private boolean isXml(Block.Fence fence) {
        return fence.closed() && XmlParts.isXml(source(), text.layout(), fence);
    }

    /** Returns the stretches of running text, in order. */
    List<Span> prose() {
        List<Span> prose = new ArrayList<>();
        for (Block block : blocks()) {
            if (block instanceof Block.Heading heading) {
                if (!isHeld(heading.span())) {
                    add(heading.text(), Surroundings.TEXT, prose);
                }
            } else if (block instanceof Block.Fence fence) {
                if (isXml(fence)) {
                    add(fence.content(), Surroundings.INSTRUCTION_FENCE, prose);
                }
            } else if (block instanceof Block.Paragraph
                    || block instanceof Block.ListBlock
                    || block instanceof Block.Quote
                    || block instanceof Block.Table
                    || block instanceof Block.XmlElement) {
                add(block.span(), Surroundings.TEXT, prose);
            }
        }
        return prose;
    }

    private void add(Span span, Surroundings wanted, List<Span> prose) {
        SurroundingsIndex.Cursor cursor = text.layout().surroundings().cursor();
        new XmlScanner(source()).scan(span, new XmlVisitor() {
            @Override
            public void text(int start, int end) {
                int at = start;
                while (at < end) {
                    boolean good = cursor.at(at) == wanted;
                    int next = Math.min(end, cursor.end(at));
                    if (good && wanted == Surroundings.INSTRUCTION_FENCE) {
                        addWithoutCode(at, next, prose);
                    } else if (good) {
                        prose.add(new Span(at, next));
                    }
                    at = Math.max(next, at + 1);
                }
            }
        });
    }

    /** Within a fence nobody has marked code: spans of it are left out, and all of a text that holds a fence. */
    private void addWithoutCode(int start, int end, List<Span> prose) {
        byte[] utf8 = utf8();
        int run = 0;
        for (int i = start; i < end; i++) {
            run = utf8[i] == '`' || utf8[i] == '~' ? run + 1 : 0;
            if (run == 3) {
                return;
            }
        }
        int at = start;
        for (int i = start; i < end; i++) {
            if (utf8[i] == '`') {
                int close = i + 1;
                while (close < end && utf8[close] != '`' && utf8[close] != '\n') {
                    close++;
                }
                if (at < i) {
                    prose.add(new Span(at, i));
                }
                at = Math.min(end, close + 1);
                i = at - 1;
            }
        }
        if (at < end) {
            prose.add(new Span(at, end));
        }
    }

    /**
     * Tells whether what stands at an offset may be the first words of a line, when nothing but marks stands before it: it opens no
     * heading, item, quote, fence or tag there.
     *
     * @param line the line
     * @param from where what goes begins
     * @param at where what stays begins
     */
    boolean mayStartThere(Span line, int from, int at) {
        byte[] utf8 = utf8();
        for (int i = line.start(); i < from; i++) {
            if (isWord(utf8[i]) && !(utf8[i] >= '0' && utf8[i] <= '9')) {
                return true;
            }
        }
        if (at >= line.end()) {
            return false;
        }
        byte first = utf8[at];
        byte second = at + 1 < line.end() ? utf8[at + 1] : (byte) ' ';
        byte third = at + 2 < line.end() ? utf8[at + 2] : (byte) ' ';
        return switch (first) {
            case '*' -> second == '*' && isWord(third);
            case '`' -> second != '`';
            case '"', '(', '\'' -> true;
            default -> isWord(first) && !(first >= '0' && first <= '9');
        };
    }

    /** Tells whether the byte is one of a letter or a digit; all beyond ASCII counts. */
    static boolean isWord(byte b) {
        return b < 0 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9';
    }
}
