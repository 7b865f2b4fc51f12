package dev.tare.core.token;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Prices of input, from {@code prices.tsv}. Prices change: each has its date and its source, and reports show them. */
public final class PriceTable {

    private static final int FIELDS = 6;
    private static final List<List<String>> ROWS = TableFile.rows("prices.tsv", FIELDS);

    private PriceTable() {}

    /**
     * Returns the price of input for a prompt of so many tokens, where it is known. Some makers charge more for all tokens of a
     * long prompt. The name is read as {@link ModelTable#find} reads it, but families have no price.
     */
    public static Optional<Price> find(String model, int promptTokens) {
        Optional<List<String>> found = Optional.empty();
        int bestFit = -1;
        int bestAbove = -1;
        for (List<String> row : ROWS) {
            int fit = ModelNames.fit(row.get(0), model);
            int above = Integer.parseInt(row.get(1));
            boolean holds = above == 0 || promptTokens > above;
            if (holds && fit >= 0 && (fit > bestFit || fit == bestFit && above > bestAbove)) {
                bestFit = fit;
                bestAbove = above;
                found = Optional.of(row);
            }
        }
        return found.filter(row -> !row.get(2).equals(TableFile.UNKNOWN)).map(PriceTable::price);
    }

    private static Price price(List<String> row) {
        String cached = row.get(3);
        return new Price(
                row.get(0),
                Integer.parseInt(row.get(1)),
                new BigDecimal(row.get(2)),
                cached.equals(TableFile.UNKNOWN) ? Optional.empty() : Optional.of(new BigDecimal(cached)),
                row.get(4),
                row.get(5));
    }
}
