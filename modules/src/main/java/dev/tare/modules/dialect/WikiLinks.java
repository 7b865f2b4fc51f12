package dev.tare.modules.dialect;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.Surroundings;
import java.util.Optional;

/** Links between notes: {@code [[note]]}, {@code [[note#section|words]]}, and embeds with a {@code !} before. */
final class WikiLinks implements Dialect {

    private static final int MAX_LENGTH = 240;

    @Override
    public String id() {
        return "wiki-links";
    }

    @Override
    public boolean isPresentIn(Tree tree) {
        return tree.hasFolderNamed(".obsidian");
    }

    @Override
    public String triggers() {
        return "[";
    }

    @Override
    public int scan(MentionScan scan, int at) {
        byte[] text = scan.text();
        if (at + 2 >= scan.end() || text[at + 1] != '[' || at > 0 && isPartOfCode(text[at - 1])) {
            return -1;
        }
        int start = at + 2;
        int end = nameEnd(text, start, scan.end());
        int close = end < 0 ? -1 : closing(text, end, scan.end());
        if (close < 0) {
            return -1;
        }
        Surroundings place = scan.surroundingsAt(at);
        String name = scan.slice(start, end);
        if (place == Surroundings.FENCE || !looksLikeNote(name)) {
            return -1;
        }
        int hash = name.indexOf('#');
        Optional<String> section =
                hash < 0 || hash + 1 == name.length() ? Optional.empty() : Optional.of(name.substring(hash + 1));
        String note = (hash < 0 ? name : name.substring(0, hash)).strip();
        boolean embed = at > 0 && text[at - 1] == '!';
        Form form =
                place == Surroundings.FRONT_MATTER ? Form.FRONT_MATTER_NAME : embed ? Form.WIKI_EMBED : Form.WIKI_LINK;
        scan.add(this, form, embed ? at - 1 : at, close, note, section, place);
        return close;
    }

    /** An index, a nested list or an escaped bracket is no link. */
    private static boolean isPartOfCode(byte before) {
        return before == '[' || before == '\\' || before == ']' || before == ')' || PathText.isWord(before);
    }

    /** Returns where the name ends, at the bar or the closing brackets, or -1 when this is no link. */
    private static int nameEnd(byte[] text, int start, int limit) {
        int highest = Math.min(limit, start + MAX_LENGTH);
        for (int i = start; i < highest; i++) {
            byte b = text[i];
            if (b == '|' || b == ']') {
                return i;
            }
            if (b == '[' || b == '\n' || b == '"' || b == '<' || b == '=' || b == '$' || b == '`') {
                return -1;
            }
        }
        return -1;
    }

    private static int closing(byte[] text, int from, int limit) {
        int highest = Math.min(limit, from + MAX_LENGTH);
        for (int i = from; i + 1 < highest && text[i] != '\n'; i++) {
            if (text[i] == ']') {
                return text[i + 1] == ']' ? i + 2 : -1;
            }
        }
        return -1;
    }

    /** Shell tests begin with a blank or a dash, character classes with a colon, arrays with a digit and a comma. */
    private static boolean looksLikeNote(String name) {
        if (name.isBlank() || " -:!^.,;\\".indexOf(name.charAt(0)) >= 0 || name.endsWith(" ")) {
            return false;
        }
        boolean letter = false;
        for (int i = 0; i < name.length() && !letter; i++) {
            letter = Character.isLetter(name.charAt(i));
        }
        return letter && !isPicture(name);
    }

    private static boolean isPicture(String name) {
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot + 1)) {
            case "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "mp4", "mp3", "canvas", "base" -> true;
            default -> false;
        };
    }
}
