package dev.tare.loader.template;

/** Lengths of texts as UTF-8, without encoding them. */
final class Utf8 {

    private Utf8() {}

    /** Returns how many bytes a text has; of a surrogate without its other half one, since it becomes a question mark. */
    static int length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes++;
            }
        }
        return bytes;
    }
}
