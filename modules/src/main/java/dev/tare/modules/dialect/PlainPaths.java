package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import java.nio.charset.StandardCharsets;

/**
 * Paths without any mark: in running text, in code spans, in fences, as the text of XML elements and the values of their
 * attributes. Found from the dot of the extension backwards, since most words of a text are no path.
 */
final class PlainPaths implements CommonDialect {

    @Override
    public String id() {
        return "paths";
    }

    @Override
    public String triggers() {
        return ".";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        int end = PathText.moduleExtensionEnd(text, at, scan.end());
        if (end < 0) {
            return CutPaths.atExtension(this, scan, at);
        }
        int start = PathText.runStart(text, scan.floor(), at);
        if (start == at || text[at - 1] == '/') {
            return CutPaths.beforeExtension(this, scan, at, end);
        }
        if (CutPaths.followsPlaceholder(this, scan, start, end)) {
            return end;
        }
        start = skipMarks(text, start, end, scan.end());
        if (start >= at || isInsideOther(text, start)) {
            return end;
        }
        int url = urlStart(text, scan.floor(), start);
        if (url >= 0) {
            scan.add(this, Form.PATH, url, end, scan.slice(url, end));
            return end;
        }
        String target = ownScript(scan, start, end);
        start = end - byteLength(start, end, target);
        if (Names.isMemoryOrReadme(target) || !isWorthwhile(scan, target)) {
            return end;
        }
        if (target.indexOf('*') >= 0 && CutPaths.emphasised(this, scan, start, end, target)) {
            return end;
        }
        int sectionEnd = PathText.sectionEnd(text, end, scan.end());
        Form form = isLink(text, start) ? Form.LINK : XmlContext.isXmlPath(text, start) ? Form.XML_PATH : Form.PATH;
        int section = PathText.isLineRange(text, end, sectionEnd) ? end : sectionEnd;
        scan.add(this, form, start, sectionEnd, target, end, section);
        return sectionEnd;
    }

    /** Any {@code .md} file may be meant; other extensions are mostly the user's own files: one of that name must exist here. */
    private static boolean isWorthwhile(MentionScan scan, String target) {
        int dot = target.lastIndexOf('.');
        char first = target.charAt(0);
        boolean variable = (first == '{' || first == '$' || first == '~') && target.indexOf('/') > 0;
        return variable
                || target.regionMatches(true, dot + 1, "md", 0, 2)
                || scan.tree().hasFileNamed(Tree.name(target));
    }

    /** Skips emphasis and list marks that touch the path, but not the stars of a glob. */
    private static int skipMarks(byte[] text, int start, int end, int limit) {
        int s = start;
        while (s < end && (text[s] == '-' || text[s] == '+')) {
            s++;
        }
        boolean closes = end < limit && (text[end] == '*' || text[end] == '_');
        if (text[s] == '*' || text[s] == '_') {
            byte mark = text[s];
            int marks = 1;
            while (text[s + marks] == mark) {
                marks++;
            }
            boolean touchesName = text[s + marks] != '/' && text[s + marks] != '.' || marks > 2;
            if (touchesName && (closes && text[end] == mark || mark == '*' && marks == 2)) {
                s += marks;
            }
        }
        return s;
    }

    /** Tells whether the path is where an HTML link leads. */
    private static boolean isLink(byte[] text, int start) {
        int from = start - 9;
        return from >= 0 && (text[start - 1] == '"' || text[start - 1] == '\'') && PathText.is(text, from, "<a href=");
    }

    /** An e-mail address, or a name with backslashes, is no path. */
    private static boolean isInsideOther(byte[] text, int start) {
        if (start == 0) {
            return false;
        }
        byte before = text[start - 1];
        return before == '\\' || before == '@' && start > 1 && PathText.isWord(text[start - 2]);
    }

    /** Returns where the URL begins whose tail the run is, or -1. */
    private static int urlStart(byte[] text, int floor, int start) {
        boolean tail = text[start] == '/' && text[start + 1] == '/' && start > floor && text[start - 1] == ':';
        if (!tail) {
            return -1;
        }
        int s = start - 1;
        while (s > floor && PathText.isLetter(text[s - 1])) {
            s--;
        }
        return s;
    }

    /**
     * Returns the path from where it begins. Scripts that put no blanks between words touch it: then it begins at its
     * first ASCII character, unless a file has the longer name.
     */
    private static String ownScript(MentionScan scan, int start, int end) {
        String whole = scan.slice(start, end);
        int inFolder = folderStart(scan, whole);
        if (inFolder > 0) {
            return whole.substring(inFolder);
        }
        int firstOwn = whole.length();
        while (firstOwn > 0 && whole.charAt(firstOwn - 1) < 128) {
            firstOwn--;
        }
        if (firstOwn == 0
                || whole.charAt(firstOwn - 1) == '…'
                || scan.tree().hasFileNamed(Tree.name(whole))
                || whole.length() - firstOwn < 4) {
            return whole;
        }
        return whole.substring(firstOwn);
    }

    /** Returns where the first folder's name begins when words of another script touch it, else 0. */
    private static int folderStart(MentionScan scan, String whole) {
        int slash = whole.indexOf('/');
        int start = Math.max(slash, 0);
        while (start > 0 && whole.charAt(start - 1) < 128) {
            start--;
        }
        boolean touched = start > 0 && start < slash && whole.charAt(start - 1) != '…';
        return touched
                        && !scan.tree().hasFolderNamed(whole.substring(0, slash))
                        && scan.tree().hasFolderNamed(whole.substring(start, slash))
                ? start
                : 0;
    }

    private static int byteLength(int start, int end, String target) {
        return target.length() == end - start ? target.length() : target.getBytes(StandardCharsets.UTF_8).length;
    }
}
