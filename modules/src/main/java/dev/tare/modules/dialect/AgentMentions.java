package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.Surroundings;

/** Agents and skills by name: {@code @repo-index}, {@code subagent_type="repo-index"}. Whether an entry has the name is known to the linker only. */
final class AgentMentions implements Dialect {

    private static final int MAX_LENGTH = 80;

    @Override
    public String id() {
        return "agent-mentions";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return false;
    }

    @Override
    public String triggers() {
        return "@_";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (text[at] == '_') {
            return dispatched(scan, at);
        }
        int start = at + 1;
        if (start >= scan.end() || !PathText.isLetter(text[start]) || !AtPaths.opens(text, at)) {
            return -1;
        }
        int end = start;
        boolean hyphen = false;
        while (end < scan.end() && PathText.isName(text[end]) && end - start <= MAX_LENGTH) {
            hyphen |= text[end] == '-';
            end++;
        }
        while (text[end - 1] == '-') {
            end--;
        }
        if (end - start > MAX_LENGTH || goesOn(text, end, scan.end())) {
            return -1;
        }
        Surroundings place = scan.surroundingsAt(at);
        // In code a name without a hyphen is an annotation or a decorator.
        if (place == Surroundings.FENCE && !hyphen) {
            return -1;
        }
        scan.add(this, Form.AT_NAME, at, end, scan.slice(start, end));
        return end;
    }

    /** {@code subagent_type="name"} or {@code subagent_type: name}: which agent a call of the dispatching tool starts. */
    private int dispatched(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (at < 8 || !PathText.is(text, at - 8, "subagent_type")) {
            return -1;
        }
        int start = at + 5;
        boolean given = false;
        while (start < scan.end() && start - at < 16 && " \"'`=:".indexOf(text[start]) >= 0) {
            given |= text[start] == '=' || text[start] == ':';
            start++;
        }
        int end = start < scan.end() ? SlashCommands.nameEnd(text, start, scan.end()) : start;
        if (!given || end == start || end - start > MAX_LENGTH) {
            return -1;
        }
        String name = scan.slice(start, end);
        if (name.indexOf(':') >= 0) {
            // A name with its package is another dialect's.
            return -1;
        }
        scan.add(this, Form.AT_NAME, start, end, name);
        return end;
    }

    /** Tells whether what follows makes the name part of a path, a package, an address or a call. */
    private static boolean goesOn(byte[] text, int end, int limit) {
        if (end >= limit) {
            return false;
        }
        byte next = text[end];
        return next == '/'
                || next == '('
                || next == '@'
                || next == '{'
                || (next == '.' || next == ':') && end + 1 < limit && PathText.isWord(text[end + 1]);
    }
}
