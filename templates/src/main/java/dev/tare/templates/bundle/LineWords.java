package dev.tare.templates.bundle;

import dev.tare.loader.template.PartialCall;
import dev.tare.loader.template.TemplateMaker.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A line cut into words, slots, and what stands between them; what is equal has one number in all lines. Immutable. */
final class LineWords {

    /** Of longer lines no word is taken for another. */
    private static final int MOST_BYTES = 4096;

    /** A piece that is a slot, and one that is neither word nor slot. */
    private static final int SLOT = -1;

    private static final int OTHER = -2;

    private final int[] ends;
    private final int[] ids;
    private final int[] folded;

    /**
     * @param ends where each piece ends, in bytes from the beginning of the line
     * @param ids what each piece is
     * @param folded of a word what it is whichever of its letters are capitals; below 0 for other pieces
     */
    private LineWords(int[] ends, int[] ids, int[] folded) {
        this.ends = ends;
        this.ids = ids;
        this.folded = folded;
    }

    /** Returns how many pieces there are. */
    int size() {
        return ends.length;
    }

    int start(int piece) {
        return piece == 0 ? 0 : ends[piece - 1];
    }

    int end(int piece) {
        return ends[piece];
    }

    int id(int piece) {
        return ids[piece];
    }

    boolean isWord(int piece) {
        return folded[piece] >= 0;
    }

    boolean isSlot(int piece) {
        return folded[piece] == SLOT;
    }

    /** Returns the number that a word has however it is capitalised, or one below 0 for what is no word. */
    int folded(int piece) {
        return folded[piece];
    }

    /** Tells whether another line is the same but for words. */
    boolean isLike(LineWords other) {
        boolean like = size() == other.size();
        for (int i = 0; i < ids.length && like; i++) {
            like = isWord(i) ? other.isWord(i) : ids[i] == other.ids[i];
        }
        return like;
    }

    /** Tells whether another line is the same but for words, of which at least half are the same as well. */
    boolean isNear(LineWords other) {
        int same = 0;
        int words = 0;
        for (int i = 0; i < ids.length; i++) {
            words += isWord(i) ? 1 : 0;
            same += isWord(i) && i < other.ids.length && ids[i] == other.ids[i] ? 1 : 0;
        }
        return isLike(other) && 2 * same >= words;
    }

    /** Returns a hash of what stands between words. */
    int frame() {
        int hash = ids.length;
        for (int i = 0; i < ids.length; i++) {
            hash = 31 * hash + (isWord(i) ? -1 : ids[i]);
        }
        return hash;
    }

    /** Cuts lines, and gives numbers in the order in which it sees what they are of. */
    static final class Cutter {

        /** What all lines may have, at 12 bytes a piece, and how many of these may differ, each of which is a text in a map. */
        private static final int MOST_PIECES = 1 << 23;

        private static final int MOST_NUMBERS = 1 << 21;

        private final int mostPieces;
        private final int mostNumbers;
        private final Map<String, Integer> numbers = new HashMap<>();
        private int pieces;
        private int whole;

        Cutter() {
            this(MOST_PIECES, MOST_NUMBERS);
        }

        Cutter(int mostPieces, int mostNumbers) {
            this.mostPieces = mostPieces;
            this.mostNumbers = mostNumbers;
        }

        /** Returns the pieces of a line; of one that is too long, or one of too many, the whole line is one that no other has. */
        LineWords cut(PlacedText line) {
            byte[] utf8 = line.utf8();
            if (utf8.length > MOST_BYTES || pieces >= mostPieces || numbers.size() >= mostNumbers) {
                whole--;
                return new LineWords(new int[] {utf8.length}, new int[] {whole}, new int[] {OTHER});
            }
            int[] ends = new int[utf8.length];
            int[] ids = new int[utf8.length];
            int[] folded = new int[utf8.length];
            List<Place> places = line.places();
            int slot = 0;
            int count = 0;
            for (int at = 0; at < utf8.length; count++) {
                int start = at;
                if (slot < places.size() && places.get(slot).start() == at) {
                    Place place = places.get(slot++);
                    at = place.end();
                    ids[count] = number(place.moved(-start) + " ", line, start, at);
                    folded[count] = SLOT;
                } else {
                    int limit = slot < places.size() ? places.get(slot).start() : utf8.length;
                    int word = wordEnd(utf8, at, limit);
                    at = word > at ? word : otherEnd(utf8, at, limit);
                    boolean isWord = word > start && word - start <= PartialCall.MOST_WORD_LENGTH;
                    ids[count] = number(isWord ? "w" : "o", line, start, at);
                    folded[count] = isWord ? folded(utf8, start, at) : OTHER;
                }
                ends[count] = at;
            }
            pieces += count;
            return new LineWords(Arrays.copyOf(ends, count), Arrays.copyOf(ids, count), Arrays.copyOf(folded, count));
        }

        private int number(String kind, PlacedText line, int start, int end) {
            return number(kind + new String(line.utf8(), start, end - start, StandardCharsets.ISO_8859_1));
        }

        private int folded(byte[] utf8, int start, int end) {
            StringBuilder word = new StringBuilder("w");
            for (int i = start; i < end; i++) {
                // Of ASCII alone, so that no version of Java folds otherwise.
                boolean capital = utf8[i] >= 'A' && utf8[i] <= 'Z';
                word.append((char) (utf8[i] & 0xFF | (capital ? 0x20 : 0)));
            }
            return number(word.toString());
        }

        private int number(String what) {
            return numbers.computeIfAbsent(what, key -> numbers.size());
        }

        /** Returns where a word ends that begins here, or the place itself: a hyphen stands within words only. */
        private static int wordEnd(byte[] utf8, int start, int limit) {
            int end = start;
            for (int at = start; at < limit; ) {
                int c = codePoint(utf8, at);
                if (!PartialCall.isWordChar(c) || c == '-' && at == start) {
                    break;
                }
                at += bytes(utf8, at);
                end = c == '-' ? end : at;
            }
            return end;
        }

        private static int otherEnd(byte[] utf8, int start, int limit) {
            int at = start;
            while (at < limit && wordEnd(utf8, at, limit) == at) {
                at += bytes(utf8, at);
            }
            return at;
        }

        /** Returns the character that begins here; of those with four bytes none is one of a word. */
        private static int codePoint(byte[] utf8, int at) {
            int first = utf8[at] & 0xFF;
            return switch (bytes(utf8, at)) {
                case 1 -> first;
                case 2 -> (first & 0x1F) << 6 | utf8[at + 1] & 0x3F;
                case 3 -> (first & 0x0F) << 12 | (utf8[at + 1] & 0x3F) << 6 | utf8[at + 2] & 0x3F;
                default -> Character.MAX_CODE_POINT;
            };
        }

        private static int bytes(byte[] utf8, int at) {
            int first = utf8[at] & 0xFF;
            if (first < 0xC0) {
                return 1;
            }
            return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        }
    }
}
