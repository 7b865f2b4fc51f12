package dev.tare.core.glob;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules of one {@code .gitignore} or of one list of globs. Immutable. */
public final class IgnoreRules {

    /** What a list says of a path. */
    public enum Verdict {
        MATCHED,
        /** Matched last by a rule that begins with an exclamation mark. */
        NEGATED,
        NOTHING
    }

    public static final IgnoreRules NONE = new IgnoreRules(List.of(), 0);

    private final List<IgnoreRule> rules;

    /** Where, in a path from the root, the part below the rules' own folder starts. */
    private final int base;

    private IgnoreRules(List<IgnoreRule> rules, int base) {
        this.rules = rules;
        this.base = base;
    }

    /** Returns the rules of a {@code .gitignore}'s bytes. */
    public static IgnoreRules ofFile(byte[] file, int base) {
        List<IgnoreRule> rules = new ArrayList<>();
        boolean mark =
                file.length >= 3 && (file[0] & 0xff) == 0xEF && (file[1] & 0xff) == 0xBB && (file[2] & 0xff) == 0xBF;
        int start = mark ? 3 : 0;
        for (int i = start; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                int end = i > start && file[i - 1] == '\r' ? i - 1 : i;
                byte[] line = new byte[end - start];
                System.arraycopy(file, start, line, 0, line.length);
                add(rules, line);
                start = i + 1;
            }
        }
        return rules.isEmpty() ? NONE : new IgnoreRules(rules, base);
    }

    /** Returns the rules of globs that are written from the root. */
    public static IgnoreRules ofGlobs(List<String> globs) {
        List<IgnoreRule> rules = new ArrayList<>();
        for (String glob : globs) {
            add(rules, glob.getBytes(StandardCharsets.UTF_8));
        }
        return rules.isEmpty() ? NONE : new IgnoreRules(rules, 0);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Returns what the last rule that fits says of a path from the root whose last segment starts at the offset. */
    public Verdict verdict(byte[] path, int name, boolean isFolder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            IgnoreRule rule = rules.get(i);
            if (rule.matches(path, base, name, isFolder)) {
                return rule.isNegated() ? Verdict.NEGATED : Verdict.MATCHED;
            }
        }
        return Verdict.NOTHING;
    }

    private static void add(List<IgnoreRule> rules, byte[] line) {
        IgnoreRule rule = IgnoreRule.parse(line);
        if (rule != null) {
            rules.add(rule);
        }
    }
}
