package dev.tare.optimizer.lossy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.markdown.Lines;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The emoji of which a framework speaks, so that they mean something wherever they stand: in a legend, alone in a cell, with an equals sign,
 * a colon or an arrow after them, in quotes or brackets, below a heading or on a line about emoji, icons or symbols.
 */
final class SpokenEmoji {

    private static final List<String> ABOUT = List.of("emoji", "icon", "symbol", "legend", "glyph");

    private SpokenEmoji() {}

    /** Returns their first code points. */
    static Set<Integer> in(Framework framework, TaskExecutor executor) {
        Set<Integer> all = new HashSet<>();
        executor.map(framework.modules(), SpokenEmoji::in).forEach(all::addAll);
        return all;
    }

    private static Set<Integer> in(PromptModule module) {
        Set<Integer> found = new HashSet<>();
        byte[] utf8 = module.source().utf8();
        boolean section = false;
        int line = 0;
        while (line < utf8.length) {
            int end = Lines.end(utf8, line);
            int first = firstEmoji(utf8, line, end);
            boolean heading = utf8[line] == '#';
            if (first < end || heading) {
                boolean about = isAbout(new String(utf8, line, end - line, StandardCharsets.UTF_8));
                section = heading ? about : section;
                for (int i = first; i < end; i += EmojiChars.length(utf8[i])) {
                    if (EmojiChars.mayStart(utf8[i]) && isEmoji(utf8, i)) {
                        if (about || section || isDefined(utf8, line, i, end)) {
                            found.add(EmojiChars.at(utf8, i));
                        }
                    }
                }
            }
            line = Math.max(line + 1, Lines.next(utf8, end));
        }
        return found;
    }

    private static boolean isEmoji(byte[] utf8, int at) {
        return EmojiChars.isDecorative(EmojiChars.at(utf8, at));
    }

    private static int firstEmoji(byte[] utf8, int from, int end) {
        int i = from;
        while (i < end && !(EmojiChars.mayStart(utf8[i]) && isEmoji(utf8, i))) {
            i++;
        }
        return i;
    }

    private static boolean isAbout(String line) {
        for (String word : ABOUT) {
            if (OwnWords.has(line, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDefined(byte[] utf8, int line, int at, int end) {
        int before = at;
        while (before > line && (utf8[before - 1] == ' ' || utf8[before - 1] == '*')) {
            before--;
        }
        int after = at + EmojiChars.length(utf8[at]);
        while (after < end && EmojiChars.goesOn(EmojiChars.at(utf8, after))) {
            after += EmojiChars.length(utf8[after]);
        }
        boolean glued = after < end && utf8[after] != ' ';
        while (after < end && (utf8[after] == ' ' || utf8[after] == '*')) {
            after++;
        }
        byte left = before > line ? utf8[before - 1] : (byte) '\n';
        byte right = after < end ? utf8[after] : (byte) '\n';
        boolean cell = left == '|' && right == '|';
        boolean enclosed = "\"'`([{".indexOf(left) >= 0 && "\"'`)]}/,".indexOf(right) >= 0;
        boolean told =
                right == '=' || right == ':' && glued || right == '-' && after + 1 < end && utf8[after + 1] == '>';
        return cell || enclosed || told || right == (byte) 0xE2 && EmojiChars.at(utf8, after) == '\u2192';
    }
}
