package dev.tare.optimizer.ondemand;

import dev.tare.core.text.Span;
import dev.tare.modules.model.Reference;
import java.util.Comparator;

/**
 * A reference that becomes one to open when it is needed, and how it reads then.
 *
 * @param reference an eager reference of the graph
 * @param place where it stands: what is replaced, nothing more and nothing less
 * @param tokens the count of the file, which the text tells
 * @param text what stands there instead: the path, so that it is read as a lazy reference, its tokens, and when to open it where
 *     the words around it do not say so
 */
public record LazyLine(Reference reference, Span place, int tokens, String text) {

    /** Returns the text with another count in the place of the file's own. */
    public String counted(int count) {
        String told = Numbers.tokens(tokens);
        int at = text.indexOf(told);
        return at < 0 ? text : text.substring(0, at) + Numbers.tokens(count) + text.substring(at + told.length());
    }

    /** By module and place. */
    static final Comparator<LazyLine> ORDER = new ByPlace();

    private static final class ByPlace implements Comparator<LazyLine> {
        @Override
        public int compare(LazyLine a, LazyLine b) {
            int order = a.reference().from().compareTo(b.reference().from());
            return order != 0 ? order : a.place().compareTo(b.place());
        }
    }
}
