package dev.tare.modules.wording;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one definition of "states a hard constraint": a text does when it holds a word that commands or forbids without exception. English
 * only. Words in code, names of elements and values of attributes count as well ({@code enforcement="MANDATORY"}).
 *
 * <p>When in doubt it is a constraint: whoever loses a rule is worse off than whoever loads a sentence too much. So "must-read",
 * {@code "required"} as a key of a schema and "cannot" in a description all count. Not counted are only turns of phrase that state the
 * opposite or mean another thing: "not required", "if required", {@code required: false}, "non-critical", "critical path",
 * "almost always".
 */
public final class HardConstraints {

    private static final List<ConstraintWord> WORDS = List.of(
            ConstraintWord.of("must"),
            ConstraintWord.of("mustn't"),
            ConstraintWord.of("never").notBefore("mind"),
            ConstraintWord.of("always").notBehind("almost", "nearly", "not", "as", "was", "were", "has", "have", "had"),
            ConstraintWord.of("do not"),
            ConstraintWord.of("don't"),
            ConstraintWord.of("shall").notBefore("i", "we"),
            ConstraintWord.of("shan't"),
            ConstraintWord.of("cannot"),
            ConstraintWord.of("can not").notBefore("only"),
            ConstraintWord.of("can't"),
            ConstraintWord.of("may not").notBefore("apply", "exist", "have", "need", "work"),
            ConstraintWord.of("required")
                    .notBehind(
                            "not",
                            "as",
                            "if",
                            "when",
                            "where",
                            "longer",
                            "isn't",
                            "aren't",
                            "isn\u2019t",
                            "aren\u2019t"),
            // A call in a piece of code is none.
            ConstraintWord.of("require").notBefore("("),
            ConstraintWord.of("requires"),
            ConstraintWord.of("mandatory").notBehind("not", "non"),
            ConstraintWord.of("obligatory").notBehind("not"),
            ConstraintWord.of("compulsory").notBehind("not"),
            ConstraintWord.of("forbidden").notBehind("403"),
            ConstraintWord.of("forbid"),
            ConstraintWord.of("forbids"),
            ConstraintWord.of("prohibited"),
            ConstraintWord.of("prohibit"),
            ConstraintWord.of("prohibits"),
            ConstraintWord.of("disallowed"),
            ConstraintWord.of("banned"),
            ConstraintWord.of("not allowed"),
            ConstraintWord.of("not permitted"),
            ConstraintWord.of("not negotiable"),
            ConstraintWord.of("non negotiable"),
            ConstraintWord.of("no exceptions"),
            ConstraintWord.of("without exception"),
            ConstraintWord.of("under no circumstances"),
            ConstraintWord.of("under no circumstance"),
            ConstraintWord.of("on no account"),
            ConstraintWord.of("by no means"),
            ConstraintWord.of("in no case"),
            ConstraintWord.of("may only"),
            ConstraintWord.of("should not"),
            ConstraintWord.of("shouldn't"),
            ConstraintWord.of("are not to"),
            ConstraintWord.of("is not to"),
            ConstraintWord.of("nobody may"),
            ConstraintWord.of("no one may"),
            ConstraintWord.of("nothing may"),
            ConstraintWord.of("none may"),
            ConstraintWord.of("none of ? may"),
            ConstraintWord.of("none of ? ? may"),
            ConstraintWord.of("neither ? nor ? may"),
            ConstraintWord.of("no ? may"),
            ConstraintWord.of("no ? ? may"),
            ConstraintWord.of("no ? ? ? may"),
            ConstraintWord.of("no ? ? ? ? may"),
            ConstraintWord.of("no ? can"),
            ConstraintWord.of("you will not"),
            ConstraintWord.of("you won't"),
            ConstraintWord.of("have to").notBehind("not", "don't", "don\u2019t", "didn't", "didn\u2019t"),
            ConstraintWord.of("has to").notBehind("not"),
            ConstraintWord.of("off limits"),
            ConstraintWord.of("illegal"),
            ConstraintWord.of("at all times"),
            ConstraintWord.of("zero tolerance"),
            ConstraintWord.of("critical")
                    .notBehind("non", "not", "mission", "business", "safety", "time", "performance")
                    .notBefore("path", "paths", "thinking", "reading", "reasoning", "analysis", "evaluation", "mass"));

    private static final ConstraintWord[][] BY_LETTER = byLetter();

    private HardConstraints() {}

    /** Tells whether the text states a hard constraint. */
    public static boolean isStatedIn(SourceText text, Span span) {
        return isStatedIn(text.utf8(), span.start(), span.end());
    }

    /** Tells whether the bytes in {@code [start, end)} of UTF-8 state a hard constraint. Nothing outside is looked at. */
    public static boolean isStatedIn(byte[] utf8, int start, int end) {
        return find(utf8, start, end).isPresent();
    }

    /**
     * Tells whether one of the words stands in the text at all, whatever it means in its sentence. What must not go out of sight is judged by
     * this: "not required" costs a sentence too much, a rule that was misread costs a rule.
     */
    public static boolean isSpokenIn(SourceText text, Span span) {
        byte[] utf8 = text.utf8();
        for (int i = span.start(); i < span.end(); i++) {
            int letter = (utf8[i] | 32) - 'a';
            if (letter < 0 || letter >= 26 || i > span.start() && ConstraintWord.isLetter(utf8[i - 1])) {
                continue;
            }
            for (ConstraintWord word : BY_LETTER[letter]) {
                if (word.isAt(utf8, i, span.end())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the place of the first word in {@code [start, end)} that states a hard constraint, to be shown as the reason. */
    public static Optional<Span> find(byte[] utf8, int start, int end) {
        for (int i = start; i < end; i++) {
            int letter = (utf8[i] | 32) - 'a';
            if (letter < 0 || letter >= 26 || i > start && ConstraintWord.isLetter(utf8[i - 1])) {
                continue;
            }
            for (ConstraintWord word : BY_LETTER[letter]) {
                int found = word.endAt(utf8, i, start, end);
                if (found >= 0) {
                    return Optional.of(new Span(i, found));
                }
            }
        }
        return Optional.empty();
    }

    private static ConstraintWord[][] byLetter() {
        ConstraintWord[][] all = new ConstraintWord[26][];
        for (int i = 0; i < all.length; i++) {
            List<ConstraintWord> words = new ArrayList<>();
            for (ConstraintWord word : WORDS) {
                if (word.firstLetter() == 'a' + i) {
                    words.add(word);
                }
            }
            all[i] = words.toArray(new ConstraintWord[0]);
        }
        return all;
    }
}
