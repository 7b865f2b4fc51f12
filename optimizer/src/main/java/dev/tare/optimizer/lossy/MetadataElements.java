package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.xml.XmlPiece;
import dev.tare.optimizer.xml.XmlPiece.Kind;
import dev.tare.optimizer.xml.XmlPieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Drops elements of instruction XML that hold a version, a date, an author or the number of a change: those in an element for metadata, and
 * those that head the outermost element. They stay where the module has several
 * of a name or speaks of them, and where they are to be filled in.
 */
public final class MetadataElements extends LossyRule {

    private static final Set<String> AROUND = Set.of(
            "metadata", "meta", "module_info", "module_metadata", "file_info", "document_info", "doc_info", "header");

    private static final int LONGEST_VALUE = 200;

    private static final String TO_FILL = "{}[]$%";

    @Override
    public String name() {
        return "metadata-elements";
    }

    @Override
    Function<LossyText, List<Drop>> finder(Framework source, TaskExecutor executor) {
        return this::find;
    }

    private List<Drop> find(LossyText text) {
        List<XmlPieces> parts = new ArrayList<>();
        Map<String, Integer> uses = new HashMap<>();
        for (Span part : text.xml()) {
            XmlPieces pieces = XmlPieces.of(text.source(), part);
            parts.add(pieces);
            for (int i = 0; i < pieces.size(); i++) {
                if (pieces.get(i).kind() == Kind.START) {
                    uses.merge(name(text, pieces.get(i)), 1, Integer::sum);
                }
            }
        }
        List<Drop> drops = new ArrayList<>();
        for (XmlPieces pieces : parts) {
            boolean heads = true;
            int root = -1;
            for (int i = 0; i < pieces.size(); i++) {
                XmlPiece tag = pieces.get(i);
                if (tag.kind() != Kind.START || pieces.partner(i) < 0) {
                    continue;
                }
                int parent = pieces.parent(i);
                if (parent < 0) {
                    root = i;
                    heads = true;
                    continue;
                }
                boolean leaf = pieces.partner(i) <= i + 2;
                String name = name(text, tag);
                boolean metadata = leaf && MetadataNames.asElement(name);
                boolean placed = isAround(text, pieces.get(parent)) || heads && parent == root;
                Span whole = new Span(tag.start(), pieces.get(pieces.partner(i)).end());
                if (metadata
                        && placed
                        && uses.getOrDefault(name, 0) == 1
                        && isPlain(text, whole)
                        && !isSpokenOf(text, whole, name)) {
                    Span lines = lines(text.utf8(), whole);
                    drops.add(text.drop(this, lines.start(), lines.end(), ""));
                }
                heads &= metadata || parent != root;
            }
        }
        return drops;
    }

    private static boolean isAround(LossyText text, XmlPiece tag) {
        return AROUND.contains(name(text, tag));
    }

    private static String name(LossyText text, XmlPiece tag) {
        return text.source().slice(tag.nameStart(), tag.nameEnd());
    }

    private static boolean isPlain(LossyText text, Span whole) {
        if (whole.length() > LONGEST_VALUE || text.statesConstraint(whole)) {
            return false;
        }
        for (int i = whole.start(); i < whole.end(); i++) {
            if (TO_FILL.indexOf(text.utf8()[i]) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** A name of several words is spoken of wherever it stands; one that is a common word as a tag, in code, or as an element. */
    private static boolean isSpokenOf(LossyText text, Span whole, String name) {
        String before = text.source().slice(0, whole.start());
        String after = text.source().slice(whole.end(), text.source().length());
        if (MetadataNames.isOwn(name)) {
            return OwnWords.has(before, name) || OwnWords.has(after, name);
        }
        for (String spoken : List.of(
                "<" + name + ">",
                "`" + name + "`",
                name + " element",
                name + " tag",
                name + " field",
                name + " number",
                "the " + name)) {
            if (before.contains(spoken) || after.contains(spoken)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the element, with its line when it has one for itself. */
    private static Span lines(byte[] utf8, Span whole) {
        int start = whole.start();
        while (start > 0 && (utf8[start - 1] == ' ' || utf8[start - 1] == '\t')) {
            start--;
        }
        int end = whole.end();
        while (end < utf8.length && (utf8[end] == ' ' || utf8[end] == '\t' || utf8[end] == '\r')) {
            end++;
        }
        boolean own = (start == 0 || utf8[start - 1] == '\n') && end < utf8.length && utf8[end] == '\n';
        return own ? new Span(start, end + 1) : whole;
    }
}
