package dev.tare.loader.prompt;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Finds the marks that a text gets while it goes by, as {@link FileMarks#of} does for one that is there. */
public final class MarkFinder extends OutputStream {

    /** As much of a line as its marks need: the longest word and the digits of a number. */
    private static final int KEPT = 24;

    private final byte[] line = new byte[KEPT];
    private final Set<Integer> numbers = new HashSet<>();
    private int length;
    private boolean doubtful;
    private boolean endsLine = true;

    @Override
    public void write(int b) {
        endsLine = b == '\n';
        if (FileMarks.endsLine(b)) {
            endLine();
        } else if (length < KEPT && !(length == 0 && (b == ' ' || b == '\t'))) {
            line[length++] = (byte) b;
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }

    private void endLine() {
        if (length > 0) {
            doubtful |= FileMarks.isLike(Arrays.copyOf(line, length), 0, numbers);
            length = 0;
        }
    }

    /** Returns the marks of what went by. */
    public FileMarks marks() {
        endLine();
        return FileMarks.free(doubtful, numbers);
    }

    /** Tells whether what went by ends its last line, or is empty. */
    public boolean endsLine() {
        return endsLine;
    }
}
