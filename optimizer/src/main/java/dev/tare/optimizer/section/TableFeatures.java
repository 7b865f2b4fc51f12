package dev.tare.optimizer.section;

import dev.tare.optimizer.section.Word.Start;
import java.util.List;
import java.util.Set;

/** What the head of a table says about its rows. */
final class TableFeatures {

    private static final Set<String> LEADING = Verbs.words("""
            action actions ask condition do don't escalate ask if instead intent intention must next pick prefer respond
            response rule situation step then trigger triggers use when where
            """);

    private static final Set<String> DATA = Verbs.words("""
            abbreviation accuracy amount author baseline benchmark change changed changes completion contains count coverage
            created date default definition description duration endpoint example examples feature field figure impact
            improvement latency license limit lines meaning measured metric metrics model notes owner parameter percent
            points price progress purpose rating ratio release released result results score since size source stage
            stars status summary target term time tokens type updated url value version
            """);

    private TableFeatures() {}

    static void addTo(BlockWords words, Set<Feature> found) {
        List<Word> all = words.words();
        boolean leads = false;
        boolean data = false;
        for (int i = 0; i < all.size() && (i == 0 || all.get(i).start() != Start.SENTENCE); i++) {
            Word word = all.get(i);
            leads |= LEADING.contains(word.text());
            data |= DATA.contains(word.text());
        }
        if (leads) {
            found.add(Feature.ROUTE);
        }
        if (data || !leads) {
            found.add(Feature.DATA_TABLE);
        }
    }
}
