package dev.tare.store.use;

import org.jspecify.annotations.Nullable;

/** Names as they can be written. */
public final class Encodable {

    private Encodable() {}

    /** Half a pair of surrogates cannot be written as UTF-8, and would come back as something else: each becomes a question mark. */
    public static String name(String text) {
        @Nullable StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            if (isLoneSurrogate(text, i)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '?');
            }
        }
        return mended == null ? text : mended.toString();
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
