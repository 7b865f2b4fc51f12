package dev.tare.templates.bundle;

import dev.tare.core.text.ContentHash;
import dev.tare.core.token.TokenCounter;
import dev.tare.loader.template.PartialName;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateMaker;
import dev.tare.loader.template.TemplateMaker.Share;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what partials save: the tokens of texts as they are, and as they are with tags. */
final class Pricing {

    private final List<PlacedText> texts;
    private final LineTable table;
    private final TokenCounter counter;
    private final Set<String> names;
    private long countedBytes;

    /** @param names the names that partials have, which others cannot have; seen as it is at each price */
    Pricing(List<PlacedText> texts, LineTable table, TokenCounter counter, Set<String> names) {
        this.texts = texts;
        this.table = table;
        this.counter = counter;
        this.names = names;
    }

    /** Returns how many bytes were counted so far. */
    long countedBytes() {
        return countedBytes;
    }

    /** Returns the price of equal lines; absent when nothing is saved. */
    Optional<Offer> of(Repeat repeat) {
        if (repeat.count() < 2) {
            return Optional.empty();
        }
        int first = repeat.place(0);
        int last = repeat.lines() - 1;
        PlacedText lines = texts.get(table.text(first)).part(table.start(first), table.end(first + last));
        Template partial = TemplateMaker.of(lines.utf8(), lines.places(), counter::count);
        String name = name(partial);
        List<Share> found = new ArrayList<>();
        for (int i = 0; i < repeat.count(); i++) {
            int place = repeat.place(i);
            found.add(new Share(table.start(place), table.end(place + last), name, partial));
        }
        return priced(name, partial, repeat, found);
    }

    /** Returns the price of lines that differ in words; absent when nothing is saved. */
    Optional<Offer> of(NearRepeat near) {
        int model = near.place(near.model());
        PlacedText lines =
                texts.get(table.text(model)).part(table.start(model), near.end(near.model()), near.parameterPlaces());
        Template partial = TemplateMaker.of(lines.utf8(), lines.places(), counter::count);
        String name = name(partial);
        List<Share> found = new ArrayList<>();
        for (int i = 0; i < near.count(); i++) {
            int place = near.place(i);
            byte[] utf8 = texts.get(table.text(place)).utf8();
            found.add(new Share(table.start(place), near.end(i), name, partial, near.values(i, utf8)));
        }
        return priced(name, partial, near.repeat(), found);
    }

    private String name(Template partial) {
        return PartialName.of(ContentHash.of(partial.mustache()).hex(), names);
    }

    /** @param found what stands in the partial in each place of the repeat; where nothing is saved, it does not */
    private Optional<Offer> priced(String name, Template partial, Repeat repeat, List<Share> found) {
        byte[] mustache = partial.mustache();
        countedBytes += 2L * mustache.length;
        long saves = -counter.count(mustache, 0, mustache.length);
        List<Share> worth = new ArrayList<>();
        int[] places = new int[repeat.count()];
        for (int i = 0; i < repeat.count(); i++) {
            long saved = saved(texts.get(table.text(repeat.place(i))), found.get(i));
            if (saved > 0) {
                saves += saved;
                places[worth.size()] = repeat.place(i);
                worth.add(found.get(i));
            }
        }
        Repeat taken = new Repeat(repeat.lines(), Arrays.copyOf(places, worth.size()));
        return saves > 0 && worth.size() > 1
                ? Optional.of(new Offer(name, partial, taken, worth, saves))
                : Optional.empty();
    }

    /** Returns what one place saves: counted with the lines around, since a token may lead across the end of one. */
    private long saved(PlacedText text, Share share) {
        byte[] utf8 = text.utf8();
        int start = share.start();
        int end = share.end();
        int from = start;
        while (from > 0 && (from == start || utf8[from - 1] != '\n')) {
            from--;
        }
        int to = end;
        while (to < utf8.length && (to == end || utf8[to - 1] != '\n')) {
            to++;
        }
        byte[] tag = share.tag(text.delimiters()).getBytes(StandardCharsets.UTF_8);
        byte[] with = new byte[start - from + tag.length + to - end];
        System.arraycopy(utf8, from, with, 0, start - from);
        System.arraycopy(tag, 0, with, start - from, tag.length);
        System.arraycopy(utf8, end, with, start - from + tag.length, to - end);
        countedBytes += (long) to - from + with.length;
        return (long) counter.count(utf8, from, to) - counter.count(with, 0, with.length);
    }
}
