package dev.tare.modules.dialect;

import dev.tare.modules.block.Block;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Slot;
import java.util.List;

/**
 * What Claude Code fills in before the model sees a command or a skill: {@code $ARGUMENTS}, {@code $1}, named arguments,
 * {@code ${CLAUDE_…}}, and the output of command lines. A backslash before the dollar sign makes it plain text. Front matter is not filled in, and
 * an amount of money is no argument: {@code $5k}, {@code $1,000}, {@code $9.99}.
 */
final class Slots {

    private static final String ARGUMENTS = "$ARGUMENTS";

    private Slots() {}

    /** Adds the slot at a dollar sign or an exclamation mark, when there is one. */
    static void scan(MentionScan scan, int at) {
        if (!mayHave(scan)) {
            return;
        }
        byte[] text = scan.text();
        boolean isEscaped = at > 0 && text[at - 1] == '\\';
        if (at + 1 >= scan.end()
                || isEscaped
                || at < scan.draft().frontMatter().span().end()) {
            return;
        }
        if (text[at] == '!') {
            shell(scan, at);
        } else if (scan.slice(at, Math.min(scan.end(), at + ARGUMENTS.length())).equals(ARGUMENTS)) {
            arguments(scan, at);
        } else if (PathText.isDigit(text[at + 1])) {
            int end = at + 1;
            while (end < scan.end() && PathText.isDigit(text[end])) {
                end++;
            }
            if (!isAmount(text, end, scan.end())) {
                scan.addSlot(at, end, Slot.Kind.POSITION, scan.slice(at + 1, end));
            }
        } else if (PathText.is(text, at, "${claude_")) {
            int end = nameEnd(text, at + 2, scan.end());
            if (end < scan.end() && text[end] == '}') {
                scan.addSlot(at, end + 1, Slot.Kind.VARIABLE, scan.slice(at + 2, end));
            }
        } else if (PathText.isLetter(text[at + 1])) {
            named(scan, at);
        }
    }

    /** Tells whether digits go on as a word does, which no harness fills in, or as a number. */
    private static boolean isAmount(byte[] text, int end, int limit) {
        if (end >= limit) {
            return false;
        }
        boolean isPoint = text[end] == '.' || text[end] == ',';
        return PathText.isWord(text[end]) || isPoint && end + 1 < limit && PathText.isDigit(text[end + 1]);
    }

    /** Adds the fences whose command lines are run. */
    static void fences(MentionScan scan) {
        if (!mayHave(scan)) {
            return;
        }
        for (Block block : scan.blocks()) {
            if (block instanceof Block.Fence fence
                    && fence.info().length() == 1
                    && scan.text()[fence.info().start()] == '!') {
                scan.addSlot(
                        fence.span().start(),
                        fence.span().end(),
                        Slot.Kind.SHELL,
                        scan.slice(fence.content().start(), fence.content().end())
                                .strip());
            }
        }
    }

    /** Commands in TOML are those of another harness, which fills in {@code {{args}}}. */
    private static boolean mayHave(MentionScan scan) {
        boolean invoked = scan.kind() == ModuleKind.COMMAND || scan.kind() == ModuleKind.SKILL;
        return invoked && !scan.draft().id().extension().equals("toml");
    }

    private static void shell(MentionScan scan, int at) {
        byte[] text = scan.text();
        boolean opens = at == 0 || PathText.isSpace(text[at - 1]);
        if (!opens || text[at + 1] != '`') {
            return;
        }
        int end = at + 2;
        while (end < scan.end() && text[end] != '`' && text[end] != '\n') {
            end++;
        }
        if (end < scan.end() && text[end] == '`' && end > at + 2) {
            scan.addSlot(at, end + 1, Slot.Kind.SHELL, scan.slice(at + 2, end));
        }
    }

    private static void arguments(MentionScan scan, int at) {
        byte[] text = scan.text();
        int end = at + ARGUMENTS.length();
        if (end < scan.end() && PathText.isWord(text[end])) {
            return;
        }
        int close = end + 1;
        while (close < scan.end() && PathText.isDigit(text[close])) {
            close++;
        }
        if (end < scan.end() && text[end] == '[' && close > end + 1 && close < scan.end() && text[close] == ']') {
            scan.addSlot(at, close + 1, Slot.Kind.POSITION, scan.slice(end + 1, close));
        } else {
            scan.addSlot(at, end, Slot.Kind.ARGUMENTS, "ARGUMENTS");
        }
    }

    private static void named(MentionScan scan, int at) {
        List<String> names = scan.draft().frontMatter().texts("arguments");
        if (names.isEmpty()) {
            return;
        }
        int end = nameEnd(scan.text(), at + 1, scan.end());
        int longest = 0;
        for (String name : names) {
            boolean fits = name.length() > longest
                    && at + 1 + name.length() <= scan.end()
                    && scan.slice(at + 1, at + 1 + name.length()).equals(name);
            // A name may have a hyphen in it, behind which a longer word may go on.
            longest = fits && at + 1 + name.length() >= end ? name.length() : longest;
        }
        if (longest > 0) {
            int close = at + 1 + longest;
            boolean goesOn = close < scan.end() && PathText.isWord(scan.text()[close]);
            if (!goesOn) {
                scan.addSlot(at, close, Slot.Kind.NAME, scan.slice(at + 1, close));
            }
        }
    }

    private static int nameEnd(byte[] text, int from, int limit) {
        int end = from;
        while (end < limit && PathText.isWord(text[end])) {
            end++;
        }
        return end;
    }
}
