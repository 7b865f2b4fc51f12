package dev.tare.modules.dialect;

import dev.tare.core.text.Span;
import dev.tare.modules.model.Form;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Markdown's links and images, {@code [words](path.md#section "title")}, and {@code [word]: path.md}. */
final class MarkdownLinks implements CommonDialect {

    private static final int MAX_LENGTH = 2048;

    @Override
    public String id() {
        return "links";
    }

    @Override
    public String triggers() {
        return "[]";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (text[at] == '[') {
            scan.openBracket(at);
            return -1;
        }
        int open = scan.closeBracket();
        if (open < 0 || at + 1 >= scan.end()) {
            return -1;
        }
        if (text[at + 1] == ':') {
            return startsLine(text, open) ? definition(scan, open, at + 2) : -1;
        }
        if (text[at + 1] != '(') {
            return -1;
        }
        Span destination = destination(text, at + 2, scan.end());
        int end = destination.length() == 0 ? -1 : closing(text, destination.end(), scan.end());
        if (end < 0) {
            return -1;
        }
        return add(scan, open, end, scan.slice(destination.start(), destination.end()));
    }

    /** {@code [word]: path.md}: where all links with that word lead. */
    private int definition(MentionScan scan, int open, int from) {
        Span destination = destination(scan.text(), from, scan.end());
        if (destination.length() == 0 || scan.text()[open + 1] == '^') {
            return -1;
        }
        return add(scan, open, destination.end(), scan.slice(destination.start(), destination.end()));
    }

    private static boolean startsLine(byte[] text, int at) {
        int start = at;
        while (start > 0 && at - start < 4 && text[start - 1] == ' ') {
            start--;
        }
        return start == 0 || text[start - 1] == '\n';
    }

    private int add(MentionScan scan, int open, int end, String written) {
        String target = written.startsWith("mdc:") ? written.substring(4) : written;
        if (isWeb(target)) {
            scan.dropFrom(open);
            scan.add(this, Form.LINK, open, end, target);
            return end;
        }
        int hash = target.indexOf('#');
        String path = decoded(hash < 0 ? target : target.substring(0, hash));
        if (path.isEmpty() || path.indexOf(':') >= 0 || Names.isMemoryOrReadme(path) || !mayBeModule(scan, path)) {
            return -1;
        }
        Optional<String> section =
                hash < 0 || hash + 1 == target.length() ? Optional.empty() : Optional.of(target.substring(hash + 1));
        scan.dropFrom(open);
        scan.add(this, Form.LINK, open, end, path, section);
        return end;
    }

    private static boolean isWeb(String target) {
        return target.startsWith("https://") || target.startsWith("http://");
    }

    /** A link without an extension may name a folder or, as wikis write it, a file; pictures and code are no modules. */
    private static boolean mayBeModule(MentionScan scan, String path) {
        if (PathText.hasModuleExtension(path) || path.endsWith("/")) {
            return true;
        }
        String name = Tree.name(path);
        return name.indexOf('.') < 0
                && (scan.tree().hasFileNamed(name + ".md") || scan.tree().hasFolderNamed(name));
    }

    private static Span destination(byte[] text, int from, int limit) {
        int highest = Math.min(limit, from + MAX_LENGTH);
        int start = from;
        while (start < highest && text[start] == ' ') {
            start++;
        }
        if (start < highest && text[start] == '<') {
            int end = start + 1;
            while (end < highest && text[end] != '>' && text[end] != '\n') {
                end++;
            }
            return new Span(start + 1, end);
        }
        int depth = 0;
        int end = start;
        while (end < highest) {
            byte b = text[end];
            if (PathText.isSpace(b) || b == ')' && depth == 0 || b == '`') {
                break;
            }
            depth += b == '(' ? 1 : b == ')' ? -1 : 0;
            end++;
        }
        return new Span(start, end);
    }

    /** Returns the offset after the closing parenthesis, past a title, or -1 when the line holds none. */
    private static int closing(byte[] text, int from, int limit) {
        int highest = Math.min(limit, from + MAX_LENGTH);
        boolean title = false;
        for (int i = from; i < highest && text[i] != '\n'; i++) {
            if (text[i] == '"' || text[i] == '\'') {
                title = !title;
            } else if (text[i] == ')' && !title) {
                return i + 1;
            }
        }
        return -1;
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                bytes[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                bytes[length++] = bytes[i];
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
