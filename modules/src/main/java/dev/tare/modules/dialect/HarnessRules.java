package dev.tare.modules.dialect;

import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What harnesses do with references, and their limits: versioned data with sources, read from {@code harness-rules.tsv} and
 * {@code harness-facts.tsv}, and from {@code strengths:} in the project file.
 */
public final class HarnessRules {

    private static final String ANY = "*";

    /**
     * One row of the data. {@code *} stands for any.
     *
     * @param harness the harness's name
     * @param since the first version it holds for
     * @param form a form's word
     * @param kind the word of the containing file's kind
     * @param surroundings lower case, with hyphens
     * @param effect what happens
     */
    public record Row(String harness, String since, String form, String kind, String surroundings, Effect effect) {}

    private record Fact(String harness, String since, String name, String value) {}

    private final List<Row> rows;
    private final List<Fact> facts;

    private HarnessRules(List<Row> rows, List<Fact> facts) {
        this.rows = List.copyOf(rows);
        this.facts = List.copyOf(facts);
    }

    /** Returns the rules that come with Tare. */
    public static HarnessRules builtIn() {
        List<Row> rows = new ArrayList<>();
        for (String[] cells : Tsv.read("harness-rules.tsv")) {
            rows.add(new Row(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    Effect.of(cells[5]).orElseThrow()));
        }
        List<Fact> facts = new ArrayList<>();
        for (String[] cells : Tsv.read("harness-facts.tsv")) {
            facts.add(new Fact(cells[0], cells[1], cells[2], cells[3]));
        }
        return new HarnessRules(rows, facts);
    }

    /** Returns the rules with more rows, which win over those that are there. */
    public HarnessRules with(List<Row> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Row> all = new ArrayList<>(rows);
        all.addAll(more);
        return new HarnessRules(all, facts);
    }

    /** Returns all rows, weakest first. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns the names of the harnesses that have facts, in the order of the data. */
    public List<String> harnesses() {
        List<String> names = new ArrayList<>();
        for (Fact fact : facts) {
            if (!names.contains(fact.harness())) {
                names.add(fact.harness());
            }
        }
        return names;
    }

    /** Returns what the harness of this version does, form by form, kind by kind and place by place. */
    EffectTable tableOf(String harness, String version) {
        List<Row> holding = new ArrayList<>();
        for (Row row : rows) {
            if (matches(row.harness(), harness) && Versions.isAtLeast(version, row.since())) {
                holding.add(row);
            }
        }
        return new EffectTable(holding);
    }

    /** Returns a fact about the harness of this version. */
    Optional<String> fact(String harness, String version, String name) {
        Optional<String> value = Optional.empty();
        String newest = "";
        for (Fact fact : facts) {
            if (fact.harness().equals(harness)
                    && fact.name().equals(name)
                    && Versions.isAtLeast(version, fact.since())
                    && (newest.isEmpty() || Versions.isAtLeast(fact.since(), newest))) {
                value = Optional.of(fact.value());
                newest = fact.since();
            }
        }
        return value;
    }

    /** Returns the word that data files use, such as {@code code-span}. */
    static String word(Surroundings place) {
        return place.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean matches(String pattern, String word) {
        return pattern.equals(ANY) || pattern.equals(word);
    }
}
