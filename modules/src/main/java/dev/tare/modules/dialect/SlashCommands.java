package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.Surroundings;
import java.util.List;

/** Commands by name: {@code /swarm}, {@code /sc:implement}. Whether an entry has the name is known to the linker only. */
final class SlashCommands implements Dialect {

    private static final int MAX_LENGTH = 80;
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final String OPENERS = " \t\r\n`\"'([|*>,=:;+";

    @Override
    public String id() {
        return "slash-commands";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return false;
    }

    @Override
    public String triggers() {
        return "/";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        int start = at + 1;
        boolean opens = at == 0 || text[at - 1] < 0 || OPENERS.indexOf(text[at - 1]) >= 0;
        if (!opens || start >= scan.end() || !PathText.isLetter(text[start])) {
            return -1;
        }
        int end = dottedEnd(text, start, scan.end());
        if (isRoute(scan, at)) {
            return -1;
        }
        if (end - start > MAX_LENGTH || goesOn(text, end, scan.end())) {
            return -1;
        }
        scan.add(this, Form.SLASH_COMMAND, at, end, scan.slice(start, end));
        return end;
    }

    /** The path of a web address follows a method, or stands in quotes in code. */
    private static boolean isRoute(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (at == 0) {
            return false;
        }
        byte before = text[at - 1];
        if (before == '"' || before == '\'' || before == '(') {
            return scan.surroundingsAt(at) == Surroundings.FENCE;
        }
        int end = at - 1;
        int start = end;
        while (start > 0 && end - start < 8 && text[start - 1] >= 'A' && text[start - 1] <= 'Z') {
            start--;
        }
        return before == ' ' && METHODS.contains(scan.slice(start, end));
    }

    /** Returns where a name ends that may have parts between dots as well, unless it is that of a file. */
    private static int dottedEnd(byte[] text, int start, int limit) {
        int plain = nameEnd(text, start, limit);
        int end = plain;
        while (end + 1 < limit && text[end] == '.' && PathText.isLetter(text[end + 1])) {
            int next = nameEnd(text, end + 1, limit);
            if (PathText.isModuleExtension(text, end + 1, next)) {
                return plain;
            }
            end = next;
        }
        return end;
    }

    /** Returns where a name ends that may have parts between colons. */
    static int nameEnd(byte[] text, int start, int limit) {
        int end = start;
        while (end < limit && end - start <= MAX_LENGTH) {
            boolean joint = text[end] == ':' && end + 1 < limit && PathText.isWord(text[end + 1]);
            if (!joint && !PathText.isName(text[end])) {
                break;
            }
            end++;
        }
        while (end > start && text[end - 1] == '-') {
            end--;
        }
        return end;
    }

    /** Tells whether what follows makes the name part of a path, an address or a call. */
    static boolean goesOn(byte[] text, int end, int limit) {
        if (end >= limit) {
            return false;
        }
        byte next = text[end];
        return next == '/'
                || next == '('
                || next == '\\'
                || next == '{'
                || next == '$'
                || next == '.' && end + 1 < limit && PathText.isWord(text[end + 1]);
    }
}
