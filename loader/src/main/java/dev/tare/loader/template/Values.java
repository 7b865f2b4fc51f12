package dev.tare.loader.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is put into the slots of templates. All arguments are the value {@code ARGUMENTS}; single ones are parts of it, cut at white space outside
 * of quotes as a shell does, unless they are given by their numbers.
 */
public final class Values {

    /** Nobody types so many, and what follows is in {@code ARGUMENTS} all the same. */
    private static final int MOST_ARGUMENTS = 10_000;

    /** The name of all arguments. */
    public static final String ARGUMENTS = "ARGUMENTS";

    private static final SortedMap<String, String> NO_WORDS = new TreeMap<>();

    /** Puts back what stood in each slot. */
    static final Values AS_WRITTEN = new Values(Map.of(), "", true, true, NO_WORDS);

    private static final byte[] NOTHING = {};

    private static final Set<String> NO = Set.of("", "false", "no", "off", "0");
    private static final int LONGEST_NO = 5;

    private final Map<String, byte[]> given;
    private final String typed;
    private final boolean argumentsAsWritten;

    /** Guarded by nothing: it comes out the same whoever makes it. */
    private volatile @Nullable List<byte[]> arguments;

    private final boolean asWritten;

    /** The values that a partial's words were put before; they cut arguments once for all places at which one is called. */
    private @Nullable Values around;

    /** The words of the partial that is being written, by the names of its parameters. */
    private final SortedMap<String, String> words;

    private Values(
            Map<String, byte[]> given,
            String typed,
            boolean argumentsAsWritten,
            boolean asWritten,
            SortedMap<String, String> words) {
        this.given = given;
        this.typed = typed;
        this.argumentsAsWritten = argumentsAsWritten;
        this.asWritten = asWritten;
        this.words = words;
    }

    /** Returns values by their names. */
    public static Values of(Map<String, String> named) {
        Map<String, byte[]> given = new HashMap<>();
        for (Map.Entry<String, String> value : named.entrySet()) {
            given.put(value.getKey(), value.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return new Values(given, named.getOrDefault(ARGUMENTS, ""), false, false, NO_WORDS);
    }

    /** Returns the same values for the text of another file than the entry's: arguments are those of the entry, and stay there as written. */
    public Values besideEntry() {
        return new Values(given, typed, true, asWritten, words);
    }

    /** Returns the same values for a partial, with the words that stand in it where it is called. */
    Values in(SortedMap<String, String> called) {
        if (called.isEmpty()) {
            return this;
        }
        Values within = new Values(given, typed, argumentsAsWritten, asWritten, called);
        within.around = this;
        return within;
    }

    /**
     * Returns what is put into a slot; not to be changed.
     *
     * @throws MissingValueException when it is a named value that is missing
     */
    byte[] of(TemplateSlot slot) {
        if (slot.isParameter()) {
            return words.getOrDefault(slot.name(), slot.written()).getBytes(StandardCharsets.UTF_8);
        }
        if (asWritten || argumentsAsWritten && slot.isOfArguments()) {
            return written(slot);
        }
        if (slot.isMark()) {
            return NOTHING;
        }
        byte[] value = given.get(slot.name());
        if (value != null) {
            return value;
        }
        if (slot.position() >= 0 && slot.position() < arguments().size()) {
            return arguments().get(slot.position());
        }
        return switch (slot.kind()) {
            case ARGUMENTS, POSITION -> NOTHING;
            case NAME -> throw new MissingValueException(slot);
            case HARNESS, PARAMETER -> written(slot);
            case SECTION, INVERTED, END -> NOTHING;
        };
    }

    /**
     * Tells whether the text behind the line of a condition holds. A flag that was not given is not set, nor is one that is empty, or {@code false},
     * {@code no}, {@code off} or {@code 0} in any case.
     */
    boolean hold(TemplateSlot mark) {
        return asWritten || isSet(mark.name()) == (mark.kind() == TemplateSlot.Kind.SECTION);
    }

    boolean isSet(String flag) {
        byte[] value = given.get(flag);
        if (value == null || value.length > LONGEST_NO) {
            return value != null;
        }
        return !NO.contains(new String(value, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    }

    /** Tells whether every slot is to stand as it was written. */
    boolean areAsWritten() {
        return asWritten;
    }

    /** Cut when the first one is asked for: most texts want all of them together. */
    private List<byte[]> arguments() {
        if (around != null) {
            return around.arguments();
        }
        List<byte[]> known = arguments;
        if (known == null) {
            known = new ArrayList<>();
            for (String argument : split(typed)) {
                known.add(argument.getBytes(StandardCharsets.UTF_8));
            }
            arguments = known;
        }
        return known;
    }

    private static byte[] written(TemplateSlot slot) {
        return slot.written().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> split(String typed) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < typed.length() && arguments.size() < MOST_ARGUMENTS; i++) {
            char c = typed.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'') && closes(typed, i, c)) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    arguments.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            arguments.add(word.toString());
        }
        return arguments;
    }

    /** An apostrophe opens nothing. */
    private static boolean closes(String typed, int open, char quote) {
        boolean starts = open == 0 || Character.isWhitespace(typed.charAt(open - 1));
        return starts && typed.indexOf(quote, open + 1) > 0;
    }
}
