package dev.tare.bundler.report;

import dev.tare.bundler.repeats.RepeatReport.Copies;
import dev.tare.bundler.repeats.RepeatReport.Prefix;
import dev.tare.bundler.repeats.RepeatReport.Text;
import dev.tare.optimizer.repeat.SharedPrefix;
import java.util.ArrayList;
import java.util.List;

/** How what is said more than once is told, in text and in Markdown alike. */
final class RepeatWords {

    private static final int MOST_NAMES = 3;

    private RepeatWords() {}

    static String name(String folder) {
        return folder.equals(".") ? "the framework itself" : folder;
    }

    /** Returns which packages have copies. */
    static String where(Copies copies) {
        List<String> names = new ArrayList<>();
        int shown =
                copies.packages().size() <= MOST_NAMES + 1 ? copies.packages().size() : MOST_NAMES;
        for (String folder : copies.packages().subList(0, shown)) {
            names.add(name(folder));
        }
        int hidden = copies.packages().size() - shown;
        return copies.isAcrossPackages()
                ? "across " + String.join(", ", names) + (hidden > 0 ? " and " + hidden + " more" : "")
                : "within " + names.get(0);
    }

    static String places(Text text) {
        return "in " + Numbers.counted(text.places().size(), "place") + (text.exact() ? "" : ", nearly the same");
    }

    /** Only of OpenAI's cache it is documented for all models from how many tokens on it serves a prefix. */
    static String cache(Prefix prefix) {
        String length = prefix.cacheable()
                ? "enough for OpenAI's cache; others may ask for more"
                : "OpenAI's cache asks for " + Numbers.grouped(SharedPrefix.LEAST_CACHED);
        return prefix.sharedFirst() > prefix.tokens()
                ? length + "; " + Numbers.grouped(prefix.sharedFirst()) + " if what they share came first"
                : length;
    }
}
