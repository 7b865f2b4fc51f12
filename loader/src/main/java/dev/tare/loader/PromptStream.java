package dev.tare.loader;

import dev.tare.loader.prompt.FileMarks;
import dev.tare.loader.prompt.MarkFinder;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateSlot;
import dev.tare.loader.template.TemplateStream;
import dev.tare.loader.template.TooLargeException;
import dev.tare.loader.template.Values;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes a prompt: the entry's text with its arguments, behind it those that it has no slot for, and then each other file between marks, where
 * slots of arguments stay as they are written.
 */
final class PromptStream {

    /** What is rendered at once may have this many bytes. */
    static final long MOST_BYTES = 256L << 20;

    private final Values ofEntry;
    private final Values ofOthers;
    private final String arguments;
    private final OutputStream out;
    private long room = MOST_BYTES;
    private boolean isFirst = true;

    /** Whether what was written last does not end its line. */
    private boolean lineIsOpen;

    PromptStream(Map<String, String> values, OutputStream out) {
        this.ofEntry = Values.of(values);
        this.ofOthers = ofEntry.besideEntry();
        this.arguments = values.getOrDefault(Values.ARGUMENTS, "");
        this.out = out;
    }

    /** Tells whether there are arguments for which a text of these slots has no place. */
    static boolean isUnheard(String arguments, List<TemplateSlot> slots) {
        for (TemplateSlot slot : slots) {
            if (slot.isOfArguments()) {
                return false;
            }
        }
        return !arguments.isBlank();
    }

    /** Writes a text that is in memory. The entry's comes first. */
    void add(String label, Template template) throws IOException {
        byte[] text = template.render(isFirst ? ofEntry : ofOthers, room);
        room -= text.length;
        if (isFirst) {
            out.write(text);
            endEntry(text.length > 0 && text[text.length - 1] != '\n', template.slots());
        } else {
            closeLine();
            out.write(FileMarks.around(label, text));
        }
    }

    /** Writes a text in pieces, with slots. The entry's comes first. */
    void add(String label, TemplateStream text, List<TemplateSlot> slots) throws IOException {
        Values values = isFirst ? ofEntry : ofOthers;
        // Which marks it gets, and whether its last line ends, is seen only when it has gone by.
        MarkFinder finder = new MarkFinder();
        text.render(values, new Counted(finder));
        if (isFirst) {
            text.render(values, out);
            endEntry(!finder.endsLine(), slots);
            return;
        }
        closeLine();
        FileMarks marks = finder.marks();
        out.write(utf8(marks.startLine(label)));
        text.render(values, out);
        out.write(utf8((finder.endsLine() ? "" : "\n") + marks.endLine()));
    }

    private void endEntry(boolean isOpen, List<TemplateSlot> slots) throws IOException {
        isFirst = false;
        lineIsOpen = isOpen;
        if (isUnheard(arguments, slots)) {
            closeLine();
            out.write(utf8("\n" + Values.ARGUMENTS + ": " + arguments + "\n"));
        }
    }

    /** What comes next stands on a line of its own. */
    private void closeLine() throws IOException {
        if (lineIsOpen) {
            out.write('\n');
            lineIsOpen = false;
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes from the room what goes by. */
    private final class Counted extends FilterOutputStream {

        Counted(OutputStream next) {
            super(next);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            room -= count;
            if (room < 0) {
                throw new TooLargeException(MOST_BYTES - room, MOST_BYTES);
            }
            super.out.write(bytes, from, count);
        }
    }
}
