package dev.tare.modules.dialect;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.modules.block.SurroundingsIndex;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Slot;
import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One pass over one file: hands each trigger byte to the dialects that wait for it and collects what they take. */
public final class MentionScan {

    private static final int MAX_OPEN_BRACKETS = 16;

    private final Draft draft;
    private final Role role;
    private final Tree tree;
    private final SurroundingsIndex.Cursor surroundings;
    private final byte[] text;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final int[] openBrackets = new int[MAX_OPEN_BRACKETS];
    private int openBracketCount;
    private int floor;
    private int passed;
    private int conditionEnd;
    private final Set<String> neverClosed = new HashSet<>();

    private MentionScan(Draft draft, Role role, Tree tree) {
        this.draft = draft;
        this.role = role;
        this.tree = tree;
        this.surroundings = draft.layout().surroundings().cursor();
        this.text = draft.source().utf8();
        this.floor = draft.source().bodyStart();
    }

    /** Returns what the dialects find in the file. */
    public static MentionScan run(Dialects dialects, Draft draft, Role role, Tree tree) {
        MentionScan scan = new MentionScan(draft, role, tree);
        scan.pass(dialects);
        scan.passed = scan.mentions.size();
        for (Dialect dialect : dialects.all()) {
            dialect.structure(scan);
        }
        scan.settle();
        return scan;
    }

    /** Drops what structure outranks and puts the rest in order. */
    private void settle() {
        if (mentions.size() > passed) {
            List<Mention> structured = new ArrayList<>(mentions.subList(passed, mentions.size()));
            structured.sort(Comparator.comparing(Mention::span));
            int next = 0;
            List<Mention> kept = new ArrayList<>(structured);
            for (Mention mention : mentions.subList(0, passed)) {
                while (next < structured.size()
                        && structured.get(next).span().end() <= mention.span().start()) {
                    next++;
                }
                if (next == structured.size() || !structured.get(next).span().overlaps(mention.span())) {
                    kept.add(mention);
                }
            }
            mentions.clear();
            mentions.addAll(kept);
        }
        mentions.sort(Comparator.comparing(Mention::span));
        slots.sort(Comparator.comparing(Slot::span));
    }

    private void pass(Dialects dialects) {
        byte[] table = dialects.triggerTable();
        Dialect[][] waiting = dialects.byTrigger();
        int i = floor;
        while (i < text.length) {
            byte b = text[i];
            int trigger = b < 0 ? 0 : table[b];
            if (trigger == 0) {
                i++;
                continue;
            }
            int next = i + 1;
            for (Dialect dialect : waiting[trigger]) {
                int end = dialect.scan(this, i);
                if (end > i) {
                    next = end;
                    floor = end;
                    break;
                }
            }
            i = next;
        }
    }

    /** Returns the file's bytes. Read only. */
    public byte[] text() {
        return text;
    }

    /** Returns the offset after the file's last byte. */
    public int end() {
        return text.length;
    }

    /** Returns the offset after the last place that was taken: nothing further on may begin before it. */
    public int floor() {
        return floor;
    }

    public Draft draft() {
        return draft;
    }

    public Tree tree() {
        return tree;
    }

    public ModuleKind kind() {
        return role.kind();
    }

    public List<Block> blocks() {
        return draft.layout().blocks();
    }

    /** Returns the text between two offsets. */
    public String slice(int start, int end) {
        return draft.source().slice(start, end);
    }

    /** Returns where a place stands. Offsets must not fall from call to call within the pass. */
    public Surroundings surroundingsAt(int offset) {
        return offset < conditionEnd ? Surroundings.CONDITION : surroundings.at(offset);
    }

    /** Tells the scan that a block begins which an installer may drop, up to the next place with this end mark. */
    void openCondition(int from, String endMark) {
        if (from < conditionEnd || neverClosed.contains(endMark)) {
            return;
        }
        int end = from;
        while (end < text.length && !(text[end] == '{' && PathText.is(text, end, endMark))) {
            end++;
        }
        if (end < text.length) {
            conditionEnd = end;
        } else {
            // A block that is never closed is no block, and the search need not be made again.
            neverClosed.add(endMark);
        }
    }

    /** Adds a mention without a section. */
    public void add(Dialect dialect, Form form, int start, int end, String target) {
        add(dialect, form, start, end, target, Optional.empty());
    }

    /** Adds a mention whose section, when it has one, stands between a {@code #} at one offset and the other offset. */
    void add(Dialect dialect, Form form, int start, int end, String target, int hash, int sectionEnd) {
        add(
                dialect,
                form,
                start,
                end,
                target,
                sectionEnd > hash + 1 ? Optional.of(slice(hash + 1, sectionEnd)) : Optional.empty());
    }

    /** Adds a mention. */
    public void add(Dialect dialect, Form form, int start, int end, String target, Optional<String> section) {
        add(dialect, form, start, end, target, section, surroundingsAt(start));
    }

    /** Adds a mention whose surroundings are known. */
    public void add(
            Dialect dialect,
            Form form,
            int start,
            int end,
            String target,
            Optional<String> section,
            Surroundings place) {
        mentions.add(new Mention(dialect.id(), form, new Span(start, end), target, section, place));
    }

    public void addSlot(int start, int end, Slot.Kind kind, String name) {
        slots.add(new Slot(new Span(start, end), kind, name));
    }

    /** Adds what is wrong with the file. */
    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** Returns what dialects found wrong with the file. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Remembers an opening bracket, so that its partner knows where a link begins. */
    void openBracket(int at) {
        if (openBracketCount == MAX_OPEN_BRACKETS) {
            System.arraycopy(openBrackets, 1, openBrackets, 0, MAX_OPEN_BRACKETS - 1);
            openBracketCount--;
        }
        openBrackets[openBracketCount++] = at;
    }

    /** Returns the offset of the bracket that the one at the offset closes, or -1. */
    int closeBracket() {
        return openBracketCount == 0 ? -1 : openBrackets[--openBracketCount];
    }

    /** Drops the mentions that begin at the offset or behind it: a link outranks the paths in its own words. */
    void dropFrom(int start) {
        while (!mentions.isEmpty() && mentions.get(mentions.size() - 1).span().start() >= start) {
            mentions.remove(mentions.size() - 1);
        }
    }

    /** Returns the mentions in order of place. */
    public List<Mention> mentions() {
        return mentions;
    }

    /** Returns the slots in order of place. */
    public List<Slot> slots() {
        return slots;
    }
}
