package dev.tare.modules.link;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Layout;
import dev.tare.modules.block.Sections;
import dev.tare.modules.block.SurroundingsIndex;
import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links within one file, {@code [words](#section)}, to sections that it does not have. They name no other module and so are
 * no references.
 */
public final class OwnAnchors {

    private static final int LONGEST = 256;

    /** How far before its target a link may begin. */
    private static final int LONGEST_WORDS = 1024;

    private final SourceText source;
    private final Layout layout;
    private final byte[] text;
    private final SimilarSections similar = new SimilarSections();
    private final List<Diagnostic> found = new ArrayList<>();
    private @Nullable Sections sections;

    private OwnAnchors(SourceText source, Layout layout) {
        this.source = source;
        this.layout = layout;
        this.text = source.utf8();
    }

    /** Returns what is wrong with the links of a Markdown file to itself, in order of place. */
    public static List<Diagnostic> check(SourceText source, Layout layout) {
        String extension = source.id().extension();
        if (!extension.equals("md") && !extension.equals("mdc")) {
            return List.of();
        }
        OwnAnchors anchors = new OwnAnchors(source, layout);
        anchors.check();
        return anchors.found;
    }

    private void check() {
        SurroundingsIndex.Cursor places = layout.surroundings().cursor();
        for (int i = nextTarget(source.bodyStart() + 2); i < text.length; i = nextTarget(i + 1)) {
            if (places.at(i) == Surroundings.TEXT && isLink(i - 2)) {
                int end = end(i);
                String name = end < 0 ? "" : source.slice(i + 1, end);
                if (isName(name) && sections().find(name).isEmpty()) {
                    add(new Span(i, end), name);
                }
            }
        }
    }

    /** Returns where the next {@code ](#} has its last sign, or the end; looks at every third byte of all other text. */
    private int nextTarget(int from) {
        byte[] bytes = text;
        int i = from;
        while (i < bytes.length) {
            byte b = bytes[i];
            if (b == '#' && bytes[i - 1] == '(' && bytes[i - 2] == ']') {
                return i;
            }
            i += b == '(' ? 1 : b == ']' ? 2 : 3;
        }
        return i;
    }

    private void add(Span span, String name) {
        Diagnostic diagnostic = Diagnostic.at(
                DiagnosticKind.UNKNOWN_SECTION, source, span, source.id().path(), name);
        List<String> meant = similar.to(sections(), name);
        found.add(
                meant.isEmpty() ? diagnostic : diagnostic.withHelp("did you mean " + String.join(" or ", meant) + "?"));
    }

    private Sections sections() {
        Sections made = sections;
        if (made == null) {
            made = Sections.of(source, layout.blocks());
            sections = made;
        }
        return made;
    }

    /** Tells whether the bracket closes one that is opened in the same paragraph, and neither is escaped. */
    private boolean isLink(int bracket) {
        int depth = 0;
        int least = Math.max(source.bodyStart(), bracket - LONGEST_WORDS);
        for (int i = bracket; i >= least; i--) {
            boolean escaped = i > least && text[i - 1] == '\\';
            if (text[i] == ']' && !escaped) {
                depth++;
            } else if (text[i] == '[' && !escaped && --depth == 0) {
                return true;
            } else if (text[i] == '\n' && i > least && text[i - 1] == '\n' || i == bracket) {
                return false;
            }
        }
        return false;
    }

    /** Returns where the target ends, at the closing parenthesis or before a title, or -1. */
    private int end(int from) {
        int most = Math.min(text.length, from + LONGEST);
        for (int i = from; i < most; i++) {
            byte b = text[i];
            if (b == ')') {
                return i;
            }
            if (b == ' ') {
                return i + 1 < most && (text[i + 1] == '"' || text[i + 1] == '\'') ? i : -1;
            }
            if (b == '\n' || b == '(') {
                return -1;
            }
        }
        return -1;
    }

    /** Tells whether a section is named: not the top of a page, not a line, not something to be filled in. */
    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equalsIgnoreCase("top")
                && !LinkDiagnostics.isLine(name)
                && !Placeholders.isPlaceholder(name)
                && name.indexOf('/') < 0
                && name.indexOf('=') < 0;
    }
}
