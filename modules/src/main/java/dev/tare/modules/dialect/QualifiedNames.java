package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;

/**
 * Skills and commands by qualified name: {@code kit:finishing-a-branch}. Whether an entry has the name is known to the
 * linker only, so times, keys and schemes fall away there if not here.
 */
final class QualifiedNames implements Dialect {

    private static final int MAX_LENGTH = 80;

    @Override
    public String id() {
        return "qualified-names";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return false;
    }

    @Override
    public String triggers() {
        return ":";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (at + 1 >= scan.end() || at == 0 || !isLower(text[at + 1]) || !isLowerName(text[at - 1])) {
            return -1;
        }
        int start = at;
        int lowest = Math.max(scan.floor(), at - MAX_LENGTH);
        while (start > lowest && isLowerName(text[start - 1])) {
            start--;
        }
        int end = SlashCommands.nameEnd(text, at + 1, scan.end());
        boolean word = isLower(text[start])
                && (start == 0 || "/@.#$%&={}\\~_".indexOf(text[start - 1]) < 0 && !PathText.isWord(text[start - 1]));
        if (!word || end - start > MAX_LENGTH || SlashCommands.goesOn(text, end, scan.end())) {
            return -1;
        }
        scan.add(this, Form.QUALIFIED_NAME, start, end, scan.slice(start, end));
        return end;
    }

    private static boolean isLower(byte b) {
        return b >= 'a' && b <= 'z';
    }

    private static boolean isLowerName(byte b) {
        return isLower(b) || PathText.isDigit(b) || b == '-' || b == '_';
    }
}
