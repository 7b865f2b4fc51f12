package dev.tare.core.glob;

import java.util.Arrays;

/**
 * The part of a gitignore pattern that is matched against a path, compiled. Works on UTF-8 bytes as git does, so that
 * {@code ?} and a class stand for one byte. A match takes at most pattern length times text length steps: there is no
 * backtracking that could explode.
 */
final class GlobPattern {

    private static final int LITERAL = 0;
    private static final int CLASS = 1;
    /** Any run without a slash. */
    private static final int STAR = 2;
    /** Any run at all. */
    private static final int ANY = 3;
    /** Nothing, or what {@link #FOLDERS} behind it takes. */
    private static final int MAYBE_FOLDERS = 4;
    /** Any run at all that ends in a slash. */
    private static final int FOLDERS = 6;
    /** A damaged pattern: nothing fits. */
    private static final int NEVER = 5;

    private final int[] kinds;
    private final byte[] literals;
    private final boolean[][] classes;
    private final int size;

    private GlobPattern(Compiler compiler) {
        this.size = compiler.size;
        this.kinds = Arrays.copyOf(compiler.kinds, size);
        this.literals = Arrays.copyOf(compiler.literals, size);
        this.classes = Arrays.copyOf(compiler.classes, size);
    }

    /** Compiles the bytes from an offset on; the offset counts as the pattern's start, where {@code **} may stand. */
    static GlobPattern compile(byte[] pattern, int from) {
        Compiler compiler = new Compiler(pattern, from);
        compiler.run();
        return new GlobPattern(compiler);
    }

    /** Tells whether the whole of {@code text[from, end)} fits. */
    boolean matches(byte[] text, int from, int end) {
        if (isSuffix()) {
            return matchesSuffix(text, from, end);
        }
        boolean[] now = new boolean[size + 1];
        boolean[] next = new boolean[size + 1];
        now[0] = true;
        skipEmpty(now);
        for (int i = from; i < end; i++) {
            Arrays.fill(next, false);
            boolean alive = false;
            byte b = text[i];
            for (int state = 0; state < size; state++) {
                if (now[state]) {
                    alive |= step(state, b, next);
                }
            }
            if (!alive) {
                return false;
            }
            skipEmpty(next);
            boolean[] swap = now;
            now = next;
            next = swap;
        }
        return now[size];
    }

    private boolean step(int state, byte b, boolean[] next) {
        switch (kinds[state]) {
            case LITERAL -> {
                if (literals[state] == b) {
                    next[state + 1] = true;
                    return true;
                }
            }
            case CLASS -> {
                if (classes[state][b & 0xff]) {
                    next[state + 1] = true;
                    return true;
                }
            }
            case STAR -> {
                if (b != '/') {
                    next[state] = true;
                    return true;
                }
            }
            case ANY -> {
                next[state] = true;
                return true;
            }
            case FOLDERS -> {
                next[state] = true;
                if (b == '/') {
                    next[state + 1] = true;
                }
                return true;
            }
            default -> {}
        }
        return false;
    }

    /** Adds the states that are reached by taking nothing. */
    private void skipEmpty(boolean[] states) {
        for (int state = 0; state < size; state++) {
            if (states[state]) {
                int kind = kinds[state];
                if (kind == STAR || kind == ANY) {
                    states[state + 1] = true;
                } else if (kind == MAYBE_FOLDERS) {
                    states[state + 1] = true;
                    states[state + 2] = true;
                }
            }
        }
    }

    /** Tells whether this is a star and literals, as in {@code *.log}. */
    private boolean isSuffix() {
        if (size == 0 || kinds[0] != STAR) {
            return false;
        }
        for (int i = 1; i < size; i++) {
            if (kinds[i] != LITERAL) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesSuffix(byte[] text, int from, int end) {
        int start = end - (size - 1);
        if (start < from) {
            return false;
        }
        for (int i = 1; i < size; i++) {
            if (text[start + i - 1] != literals[i]) {
                return false;
            }
        }
        for (int i = from; i < start; i++) {
            if (text[i] == '/') {
                return false;
            }
        }
        return true;
    }

    /** Turns the bytes of a pattern into steps. */
    private static final class Compiler {

        private final byte[] pattern;
        private final int from;
        private int i;

        int[] kinds;
        byte[] literals;
        boolean[][] classes;
        int size;

        Compiler(byte[] pattern, int from) {
            this.pattern = pattern;
            this.from = from;
            this.i = from;
            int most = pattern.length - from;
            this.kinds = new int[most];
            this.literals = new byte[most];
            this.classes = new boolean[most][];
        }

        void run() {
            while (i < pattern.length) {
                byte b = pattern[i];
                switch (b) {
                    case '*' -> stars();
                    case '?' -> {
                        boolean[] all = new boolean[256];
                        Arrays.fill(all, true);
                        all['/'] = false;
                        addClass(all);
                        i++;
                    }
                    case '[' -> bracket();
                    case '\\' -> {
                        if (i + 1 == pattern.length) {
                            add(NEVER);
                        } else {
                            literals[size] = pattern[i + 1];
                            add(LITERAL);
                        }
                        i += 2;
                    }
                    default -> {
                        literals[size] = b;
                        add(LITERAL);
                        i++;
                    }
                }
            }
        }

        private void add(int kind) {
            kinds[size++] = kind;
        }

        private void addClass(boolean[] members) {
            classes[size] = members;
            add(CLASS);
        }

        private void stars() {
            int start = i;
            while (i < pattern.length && pattern[i] == '*') {
                i++;
            }
            boolean bounded = start == from || pattern[start - 1] == '/';
            boolean atEnd = i == pattern.length;
            boolean slash = !atEnd && pattern[i] == '/';
            boolean escapedSlash = i + 1 < pattern.length && pattern[i] == '\\' && pattern[i + 1] == '/';
            if (i - start == 1 || !bounded || !(atEnd || slash || escapedSlash)) {
                add(STAR);
            } else if (slash) {
                add(MAYBE_FOLDERS);
                add(FOLDERS);
                i++;
            } else {
                add(ANY);
            }
        }

        private void bracket() {
            ByteClass parsed = ByteClass.parse(pattern, i);
            if (parsed == null) {
                add(NEVER);
                i = pattern.length;
            } else {
                addClass(parsed.members());
                i = parsed.end();
            }
        }
    }
}
