package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import java.util.Locale;

/**
 * What an installer puts in place: {@code {{flows/build}}}, a glob such as {@code {{standards/*}}}, and partials such as
 * {@code {{> header}}}. A name without a slash is a variable. Between {@code {{UNLESS flag}}} and {@code {{ENDUNLESS flag}}}
 * text and includes hold by a flag only.
 */
final class TemplateIncludes implements Dialect {

    private static final String[] CONDITIONS = {"UNLESS", "IF"};

    @Override
    public String id() {
        return "template-includes";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return false;
    }

    @Override
    public String triggers() {
        return "{";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (at + 4 >= scan.end() || text[at + 1] != '{' || text[at + 2] == '{') {
            return -1;
        }
        int start = at + 2;
        if (openCondition(scan, start)) {
            return -1;
        }
        boolean partial = text[start] == '>';
        start = skipBlanks(text, partial ? start + 1 : start, scan.end());
        int end = start;
        while (end < scan.end() && isPathByte(text[end]) && end - start < PathText.MAX_LENGTH) {
            end++;
        }
        int close = skipBlanks(text, end, scan.end());
        if (end == start || close + 1 >= scan.end() || text[close] != '}' || text[close + 1] != '}') {
            return -1;
        }
        String path = scan.slice(start, end);
        boolean include = partial || path.indexOf('/') > 0 && !path.endsWith("/");
        if (!include || path.startsWith(".") && !path.startsWith("./") && !path.startsWith("../")) {
            return -1;
        }
        scan.add(this, Form.TEMPLATE_INCLUDE, at, close + 2, path);
        return close + 2;
    }

    @Override
    public void structure(MentionScan scan) {
        ConditionLines.scan(scan);
    }

    private static boolean openCondition(MentionScan scan, int start) {
        for (String word : CONDITIONS) {
            int after = start + word.length();
            if (PathText.is(scan.text(), start, word.toLowerCase(Locale.ROOT))
                    && after < scan.end()
                    && scan.text()[start] == word.charAt(0)
                    && scan.text()[after] == ' ') {
                scan.openCondition(after, "{{end" + word.toLowerCase(Locale.ROOT));
                return true;
            }
        }
        return false;
    }

    private static boolean isPathByte(byte b) {
        return PathText.isName(b) || b == '/' || b == '.' || b == '*' || b < 0;
    }

    private static int skipBlanks(byte[] text, int from, int limit) {
        int i = from;
        while (i < limit && text[i] == ' ' && i - from < PathText.MAX_LENGTH) {
            i++;
        }
        return i;
    }
}
