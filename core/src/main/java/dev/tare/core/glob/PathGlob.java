package dev.tare.core.glob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A glob over paths from the root, as {@code exclude:} takes them: a folder that it names stands for all that is in it. */
public final class PathGlob {

    private final IgnoreRules rules;

    private PathGlob(IgnoreRules rules) {
        this.rules = rules;
    }

    /**
     * Returns the glob of a text in which {@link GlobSyntax} finds no fault. One that begins with an exclamation mark
     * or a number sign matches nothing.
     */
    public static PathGlob of(String glob) {
        return new PathGlob(IgnoreRules.ofGlobs(List.of(glob)));
    }

    /** Tells whether it matches the file at the path, or a folder around it. */
    public boolean matches(String path) {
        byte[] utf8 = path.getBytes(StandardCharsets.UTF_8);
        int name = 0;
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '/') {
                byte[] folder = Arrays.copyOf(utf8, i);
                if (rules.verdict(folder, name, true) == IgnoreRules.Verdict.MATCHED) {
                    return true;
                }
                name = i + 1;
            }
        }
        return rules.verdict(utf8, name, false) == IgnoreRules.Verdict.MATCHED;
    }
}
