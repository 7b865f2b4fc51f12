package dev.tare.modules.xml;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.List;

/**
 * Scans XML text, whole files or the inside of fences, and takes damage as it comes: a bare {@code <} or {@code &} is text,
 * unpaired tags are tags, and there may be several roots. No entity, document type or address is ever resolved. Linear, and
 * without recursion. Keeps count of the problems of one file over several scans; not for use by several threads.
 */
public final class XmlScanner {

    private static final int LONGEST_REFERENCE = 64;

    private final byte[] bytes;
    private final XmlProblems problems;
    private final OpenTags open;
    private final Ends ends;

    private int limit;
    private int textStart;
    private XmlVisitor visitor = new XmlVisitor() {};

    public XmlScanner(SourceText source) {
        this.bytes = source.utf8();
        this.problems = new XmlProblems(source);
        this.open = new OpenTags(bytes, problems);
        this.ends = new Ends(bytes);
    }

    /** Returns what was malformed so far, in order of place; at most {@value XmlProblems#MOST} and a last one that counts. */
    public List<Diagnostic> diagnostics() {
        return problems.diagnostics();
    }

    /** Scans a part of the file that is XML of its own. */
    public void scan(Span part, XmlVisitor newVisitor) {
        visitor = newVisitor;
        limit = part.end();
        textStart = part.start();
        open.clear();
        int i = nextSign(part.start());
        while (i < limit) {
            byte b = bytes[i];
            if (b == '<') {
                int end = markup(i);
                if (end < 0) {
                    problems.add(i, i + 1, "a < that starts no tag");
                    i++;
                } else {
                    i = end;
                    textStart = end;
                }
            } else {
                if (b == '&') {
                    checkReference(i);
                } else if (b == '>' && i - 2 >= textStart && bytes[i - 1] == ']' && bytes[i - 2] == ']') {
                    problems.add(i - 2, i + 1, "the end of a CDATA section without its start");
                }
                i++;
            }
            i = nextSign(i);
        }
        text(limit);
        open.finish();
    }

    /** Returns where the next sign stands that means something outside of tags, or the limit. */
    private int nextSign(int from) {
        // Fields are read once: this loop goes through all text.
        byte[] b = bytes;
        int end = limit;
        int i = from;
        while (i < end && b[i] != '<' && b[i] != '&' && b[i] != '>') {
            i++;
        }
        return i;
    }

    private void text(int end) {
        if (textStart < end) {
            if (open.isOutside() && !isBlank(textStart, end)) {
                open.textOutside(textStart, end);
            }
            visitor.text(textStart, end);
        }
    }

    /** Hands on the markup at the {@code <} and returns its end, or -1 when there is none. */
    private int markup(int at) {
        byte next = at + 1 < limit ? bytes[at + 1] : 0;
        if (next == '/') {
            return endTag(at);
        }
        if (next == '!') {
            return declaration(at);
        }
        if (next == '?') {
            int end = ends.after(Ends.INSTRUCTION, at + 2, limit);
            if (end >= 0) {
                text(at);
                visitor.instruction(at, end);
            }
            return end;
        }
        return startTag(at);
    }

    private int declaration(int at) {
        int end;
        if (ends.isAt("<!--", at, limit)) {
            end = ends.after(Ends.COMMENT, at + 4, limit);
            if (end >= 0) {
                text(at);
                // The two may share a hyphen with the comment's own end.
                if (ends.after(Ends.HYPHENS, at + 4, end - 2) >= 0) {
                    problems.add(at, end, "two hyphens inside a comment");
                }
                visitor.comment(at, end);
            }
        } else if (ends.isAt("<![CDATA[", at, limit)) {
            end = ends.after(Ends.DATA, at + 9, limit);
            if (end >= 0) {
                text(at);
                visitor.characterData(at, end);
            }
        } else if (ends.isAt("<!DOCTYPE", at, limit)) {
            end = ends.afterDocumentType(at + 9, limit);
            if (end >= 0) {
                text(at);
                visitor.documentType(at, end);
            }
        } else {
            end = -1;
        }
        return end;
    }

    private int endTag(int at) {
        int nameEnd = XmlTag.nameEnd(bytes, at + 2, limit);
        int i = XmlTag.skipSpaces(bytes, nameEnd, limit);
        if (nameEnd == at + 2 || i == limit || bytes[i] != '>') {
            return -1;
        }
        text(at);
        open.end(at, at + 2, nameEnd, i + 1);
        visitor.endTag(at, i + 1, at + 2, nameEnd);
        return i + 1;
    }

    private int startTag(int at) {
        int nameEnd = XmlTag.nameEnd(bytes, at + 1, limit);
        int end = nameEnd == at + 1 ? -1 : XmlTag.end(bytes, nameEnd, limit, ends);
        if (end < 0) {
            return -1;
        }
        text(at);
        boolean empty = bytes[end - 2] == '/';
        open.start(at, at + 1, nameEnd, end, empty);
        visitor.startTag(at, end, at + 1, nameEnd, empty);
        attributes(nameEnd, empty ? end - 2 : end - 1);
        return end;
    }

    private void attributes(int from, int end) {
        int i = XmlTag.skipSpaces(bytes, from, end);
        while (i < end) {
            int nameStart = i;
            while (i < end && bytes[i] != '=' && !XmlTag.isSpace(bytes[i])) {
                i++;
            }
            int nameEnd = i;
            i = XmlTag.skipSpaces(bytes, i, end);
            int valueStart = nameEnd;
            int valueEnd = nameEnd;
            if (i < end && bytes[i] == '=') {
                i = XmlTag.skipSpaces(bytes, i + 1, end);
                byte quote = i < end ? bytes[i] : 0;
                if (quote == '"' || quote == '\'') {
                    valueStart = ++i;
                    while (i < end && bytes[i] != quote) {
                        checkValue(i++);
                    }
                    valueEnd = i;
                    i = Math.min(i + 1, end);
                } else {
                    valueStart = i;
                    while (i < end && !XmlTag.isSpace(bytes[i])) {
                        i++;
                    }
                    valueEnd = i;
                    problems.add(nameStart, valueEnd, "an attribute's value without quotes");
                }
            } else {
                problems.add(nameStart, nameEnd, "an attribute without a value");
            }
            visitor.attribute(nameStart, nameEnd, valueStart, valueEnd);
            i = XmlTag.skipSpaces(bytes, i, end);
        }
    }

    private void checkValue(int at) {
        if (bytes[at] == '<') {
            problems.add(at, at + 1, "a < in an attribute's value");
        } else if (bytes[at] == '&') {
            checkReference(at);
        }
    }

    /** Tells a reference to a character or an entity, which ends in a semicolon, from a bare ampersand. */
    private void checkReference(int at) {
        int i = at + 1;
        int end = Math.min(limit, i + LONGEST_REFERENCE);
        int nameEnd;
        if (i < end && bytes[i] == '#') {
            boolean hexadecimal = i + 1 < end && bytes[i + 1] == 'x';
            i += hexadecimal ? 2 : 1;
            nameEnd = i;
            while (nameEnd < end && bytes[nameEnd] > 0 && Character.digit(bytes[nameEnd], hexadecimal ? 16 : 10) >= 0) {
                nameEnd++;
            }
        } else {
            nameEnd = XmlTag.nameEnd(bytes, i, end);
        }
        if (nameEnd == i || nameEnd == end || bytes[nameEnd] != ';') {
            problems.add(at, at + 1, "a & that starts no reference");
        }
    }

    private boolean isBlank(int from, int end) {
        return XmlTag.skipSpaces(bytes, from, end) == end;
    }
}
